package dk.adgang.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.settings.SettingNames;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The settings of an employer, and the types of their values. */
final class EmployerSettingTest {

  @Test
  void every_attribute_is_a_field_of_its_own() {
    assertThat(Arrays.stream(EmployerSetting.values()).map(EmployerSetting::attribute))
        .containsExactlyInAnyOrderElementsOf(SettingNames.OF_EMPLOYER);
    assertThat(Arrays.stream(EmployerSetting.values()).map(EmployerSetting::field))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_field_is_found_by_its_name_and_by_its_attribute() {
    assertThat(EmployerSetting.named("graceDays")).contains(EmployerSetting.GRACE_DAYS);
    assertThat(EmployerSetting.named("adgang.sms")).isEmpty();
    assertThat(EmployerSetting.fieldOf("adgang.secondFactor.graceDays")).isEqualTo("graceDays");
    assertThat(EmployerSetting.fieldOf("adgang.typo")).isEqualTo("adgang.typo");
  }

  @Test
  void a_stored_value_has_its_type() {
    assertThat(EmployerSetting.SMS.typed(List.of(" TRUE"))).isEqualTo(true);
    assertThat(EmployerSetting.GRACE_DAYS.typed(List.of("14"))).isEqualTo(14);
    assertThat(EmployerSetting.REQUIREMENT.typed(List.of("required"))).isEqualTo("required");
    assertThat(EmployerSetting.METHODS.typed(List.of("otp", "sms")))
        .isEqualTo(List.of("otp", "sms"));
    assertThat(EmployerSetting.METHODS.typed(List.of())).isNull();
    assertThat(EmployerSetting.SMS.typed(List.of())).isNull();
  }

  @Test
  void a_text_that_an_import_brought_stays_a_text() {
    assertThat(EmployerSetting.SMS.typed(List.of("ja"))).isEqualTo("ja");
    assertThat(EmployerSetting.GRACE_DAYS.typed(List.of("1e3"))).isEqualTo("1e3");
    assertThat(EmployerSetting.GRACE_DAYS.typed(List.of("9".repeat(20)))).isEqualTo("9".repeat(20));
  }
}
