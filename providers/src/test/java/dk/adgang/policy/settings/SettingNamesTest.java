package dk.adgang.policy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingNamesTest {

  private static final String LIST =
      "The documentation for operators lists all settings, under «Every setting».";

  @ParameterizedTest
  @CsvSource({
    "adgang.secondFactor.requiredTitle,adgang.secondFactor.requiredTitles",
    "adgang.secondFactor.titles,adgang.secondFactor.requiredTitles",
    "adgang.secondFactor.title,adgang.secondFactor.requiredTitles",
    "adgang.secondfactor,adgang.secondFactor",
    "' adgang.secondFactor',adgang.secondFactor",
    "'adgang.secondFactor ',adgang.secondFactor",
    "'\u00a0adgang.sms',adgang.sms",
    "'\"adgang.sms\"',adgang.sms",
    "Adgang.SecondFactor,adgang.secondFactor",
    "Adgang.sms,adgang.sms",
    "adgang.secondFactor.requiredTitel,adgang.secondFactor.requiredTitles",
    "adgang.graceDays,adgang.secondFactor.graceDays",
    "adgang.sms.daybudget,adgang.sms.dayBudget",
    "adgang_sms,adgang.sms",
    "adgangsms,adgang.sms",
    "'adgang .sms',adgang.sms",
    "adagng.sms,adgang.sms",
    "secondFactor,adgang.secondFactor",
    "'SecondFactor.requiredTitles ',adgang.secondFactor.requiredTitles",
    "adgang_secondFactor,adgang.secondFactor",
    "requiredTitles,adgang.secondFactor.requiredTitles",
    "required_titles,adgang.secondFactor.requiredTitles",
    "grace-days,adgang.secondFactor.graceDays",
    "second_factor,adgang.secondFactor",
    "dayBudget,adgang.sms.dayBudget",
    "requiredTitle,adgang.secondFactor.requiredTitles",
    "required_title,adgang.secondFactor.requiredTitles",
    "requiredTitlles,adgang.secondFactor.requiredTitles",
    "graceDay,adgang.secondFactor.graceDays",
    "secondFactr,adgang.secondFactor",
  })
  void a_misspelt_name_is_refused_with_the_nearest_right_one(String name, String right) {
    assertThat(SettingNames.problems(List.of(name), SettingNames.OF_EMPLOYER))
        .extracting(SettingProblem::refusal)
        .containsExactly("«" + name + "» is no setting here. Did you mean " + right + "?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adgang.",
        "adgang.sms.perEmployeeHour",
        "adgang.max_auth_age",
        "adgang.link.client"
      })
  void a_name_that_is_near_no_other_is_refused_with_the_place_where_all_are_listed(String name) {
    Set<String> known = new HashSet<>(SettingNames.OF_EMPLOYER);
    known.add("max_auth_age");

    assertThat(SettingNames.problems(List.of(name), known))
        .extracting(SettingProblem::refusal)
        .containsExactly("«" + name + "» is no setting here. " + LIST);
  }

  @Test
  void without_settings_no_name_is_suggested() {
    assertThat(SettingNames.problems(List.of("adgang.sms"), Set.of()))
        .extracting(SettingProblem::refusal)
        .containsExactly("«adgang.sms» is no setting here. " + LIST);
  }

  @Test
  void a_realm_that_does_not_use_adgang_may_have_names_that_are_nearly_ours() {
    List<String> names = List.of("secondFactor", "adgan.sms", "adgang.secondFactr");

    assertThat(SettingNames.problems(names, SettingNames.OF_EMPLOYER, true)).hasSize(3);
    assertThat(SettingNames.problems(names, SettingNames.OF_EMPLOYER, false))
        .extracting(SettingProblem::refusal)
        .containsExactly(
            "«adgang.secondFactr» is no setting here. Did you mean adgang.secondFactor?");
  }

  /** Keycloak drops what an action has no setting for. */
  @ParameterizedTest
  @CsvSource({
    "secondFactor, Did you mean adgang.secondFactor?",
    "requiredTitles, Did you mean adgang.secondFactor.requiredTitles?",
    "graceDay, Did you mean adgang.secondFactor.graceDays?",
    "sms, Did you mean adgang.sms?",
  })
  void a_name_that_an_action_has_no_setting_for_is_refused(String name, String advice) {
    Set<String> known = new HashSet<>(SettingNames.OF_REALM);
    known.add("max_auth_age");

    assertThat(SettingNames.problemsOfAction(List.of(name, "max_auth_age"), known))
        .extracting(SettingProblem::refusal)
        .containsExactly("«" + name + "» is no setting here. " + advice);
    assertThat(SettingNames.problemsOfAction(List.of("color"), known))
        .extracting(SettingProblem::refusal)
        .containsExactly("«color» is no setting here. " + LIST);
  }

  @Test
  void right_names_and_those_of_others_are_no_problem() {
    assertThat(SettingNames.problems(SettingNames.OF_EMPLOYER, SettingNames.OF_EMPLOYER)).isEmpty();
    assertThat(
            SettingNames.problems(
                List.of(
                    "cvr",
                    "adgangskode",
                    "adgang",
                    "",
                    "x.adgang.sms",
                    "sms",
                    "methods",
                    "title",
                    "budget",
                    "jobTitles",
                    "secondary"),
                SettingNames.OF_EMPLOYER))
        .isEmpty();
  }
}
