package dk.adgang.policy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LostSettingsTest {

  private static final Map<String, String> BEFORE =
      Map.of("adgang.secondFactor", "required", "adgang.sms", "true", "max_auth_age", "300");

  private static final Map<String, String> USUAL =
      Map.of("adgang.secondFactor", "optional", "adgang.sms", "false");

  @Test
  void settings_that_are_left_out_altogether_are_named() {
    assertThat(problem(BEFORE, Map.of()))
        .extracting(SettingProblem::refusal)
        .containsExactly(
            "This would drop adgang.secondFactor, adgang.sms. Send config along as GET shows it. To"
                + " remove a setting on purpose, empty its field behind the cog wheel of the action"
                + " in the admin console, or DELETE its config. adgang.secondFactor cannot be"
                + " empty: where nobody has to, it is optional.");
  }

  @Test
  void settings_without_a_value_and_those_of_keycloak_are_none_of_ours() {
    Map<String, String> sent = new HashMap<>(Map.of("adgang.sms", " ", "max_auth_age", "300"));
    sent.put("adgang.secondFactor", null);

    assertThat(problem(BEFORE, sent)).isNotEmpty();
    assertThat(problem(sent, Map.of())).isEmpty();
  }

  @Test
  void a_setting_that_is_left_out_among_others_is_named() {
    assertThat(problem(BEFORE, Map.of("adgang.sms", "true")))
        .singleElement()
        .satisfies(each -> assertThat(each.setting()).isEqualTo("adgang.secondFactor"))
        .satisfies(each -> assertThat(each.refusal()).contains("drop adgang.secondFactor. "));
    assertThat(problem(BEFORE, Map.of("secondFactor", "optional"))).isNotEmpty();
    assertThat(problem(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void an_empty_value_takes_a_setting_away_but_not_the_requirement() {
    Map<String, String> sent = Map.of("adgang.secondFactor", "required", "adgang.sms", "");
    assertThat(problem(BEFORE, sent)).isEmpty();

    Map<String, String> none = Map.of("adgang.secondFactor", "", "adgang.sms", "true");
    assertThat(problem(BEFORE, none)).isNotEmpty();
  }

  @Test
  void the_last_setting_may_be_emptied_alone() {
    Map<String, String> hours = Map.of("adgang.link.welcomeHours", "48");

    assertThat(problem(hours, Map.of("adgang.link.welcomeHours", ""))).isEmpty();
    assertThat(problem(hours, Map.of("max_auth_age", "300"))).isNotEmpty();
  }

  @Test
  void spaces_are_no_value() {
    assertThat(
            LostSettings.blank(Map.of("adgang.sms", "  ", "adgang.secondFactor", "", "mine", " ")))
        .extracting(SettingProblem::refusal)
        .containsExactly("adgang.sms has nothing but spaces. Leave it empty for no value.");
  }

  @Test
  void a_setting_with_the_default_value_may_be_left_out_among_others() {
    assertThat(problem(USUAL, Map.of("adgang.secondFactor", "required"))).isEmpty();
    assertThat(problem(USUAL, Map.of())).isNotEmpty();
  }

  private static List<SettingProblem> problem(
      Map<String, String> before, Map<String, String> sent) {
    return LostSettings.problem(before, sent, USUAL);
  }
}
