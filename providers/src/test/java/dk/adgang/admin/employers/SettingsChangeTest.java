package dk.adgang.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that a request replaces. */
final class SettingsChangeTest {

  private static final Map<String, List<String>> BEFORE =
      Map.of(
          "adgang.sms", List.of("true"),
          "adgang.admins.group", List.of("Chefer"),
          "adgang.secondFactor.graceDays", List.of("7"),
          "color", List.of("red"));

  private static final Map<EmployerSetting, List<String>> WISHED =
      Map.of(
          EmployerSetting.SMS, List.of("false"),
          EmployerSetting.METHODS, List.of("otp"));

  @Test
  void an_administrator_replaces_all_settings_and_nothing_else() {
    assertThat(SettingsChange.replaced(BEFORE, WISHED, true))
        .isEqualTo(
            Map.of(
                "adgang.sms", List.of("false"),
                "adgang.secondFactor.methods", List.of("otp"),
                "color", List.of("red")));
  }

  @Test
  void a_manager_leaves_what_is_for_administrators() {
    assertThat(SettingsChange.replaced(BEFORE, WISHED, false))
        .containsEntry("adgang.admins.group", List.of("Chefer"))
        .containsEntry("adgang.sms", List.of("false"))
        .doesNotContainKey("adgang.secondFactor.graceDays");
    assertThat(
            SettingsChange.replaced(
                BEFORE, Map.of(EmployerSetting.ADMINS_GROUP, List.of("Andre")), false))
        .containsEntry("adgang.admins.group", List.of("Chefer"));
  }

  @Test
  void a_part_leaves_the_rest() {
    assertThat(
            SettingsChange.partly(
                BEFORE,
                Map.of(
                    EmployerSetting.GRACE_DAYS, List.of(),
                    EmployerSetting.SMS, List.of("false"))))
        .isEqualTo(
            Map.of(
                "adgang.sms", List.of("false"),
                "adgang.admins.group", List.of("Chefer"),
                "color", List.of("red")));
  }

  @Test
  void a_setting_for_administrators_may_be_sent_unchanged() {
    assertThat(SettingsChange.reserved(BEFORE, WISHED)).isEmpty();
    assertThat(
            SettingsChange.reserved(
                BEFORE, Map.of(EmployerSetting.ADMINS_GROUP, List.of("Chefer"))))
        .isEmpty();
    assertThat(SettingsChange.reserved(BEFORE, Map.of(EmployerSetting.TRUST_BROKER, List.of())))
        .isEmpty();
    assertThat(SettingsChange.reserved(BEFORE, Map.of(EmployerSetting.ADMINS_GROUP, List.of())))
        .contains(EmployerSetting.ADMINS_GROUP);
    assertThat(
            SettingsChange.reserved(BEFORE, Map.of(EmployerSetting.SMS_DAY_BUDGET, List.of("1"))))
        .contains(EmployerSetting.SMS_DAY_BUDGET);
  }
}
