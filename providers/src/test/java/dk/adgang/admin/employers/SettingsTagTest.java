package dk.adgang.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tag of an employer's settings. */
final class SettingsTagTest {

  private static final String SMS = "adgang.sms";
  private static final String TITLES = "adgang.secondFactor.requiredTitles";

  @Test
  void is_the_same_for_the_same_settings_in_any_order() {
    assertThat(SettingsTag.of(Map.of(TITLES, List.of("Kok", "Chef"), SMS, List.of("true"))))
        .isEqualTo(
            SettingsTag.of(
                Map.of(
                    SMS, List.of("true"), TITLES, List.of("Chef", "Kok"), "color", List.of("red"))))
        .matches("\"[0-9a-f]{32}\"");
  }

  @Test
  void the_tag_is_another_for_each_other_value() {
    assertThat(
            List.of(
                SettingsTag.of(Map.of()),
                SettingsTag.of(Map.of(SMS, List.of("true"))),
                SettingsTag.of(Map.of(SMS, List.of("false"))),
                SettingsTag.of(Map.of(TITLES, List.of("Chef", "Kok"))),
                SettingsTag.of(Map.of(TITLES, List.of("Chef\n3:Kok"))),
                SettingsTag.of(Map.of(TITLES, List.of("Chef", "Kok", "Kok")))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", " \"a\" ", "\"b\", \"a\"", "W/\"b\",\"a\""})
  void a_request_that_knows_it_matches(String known) {
    assertThat(SettingsTag.matches(known, "\"a\"")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b\"", "a", "W/\"a\"", "*", "", "\"A\""})
  void another_request_does_not(String known) {
    assertThat(SettingsTag.matches(known, "\"a\"")).isFalse();
  }
}
