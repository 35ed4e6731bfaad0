package dk.adgang.policy;

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
    "adgang.secondfactor,adgang.secondFactor",
    "' adgang.secondFactor',adgang.secondFactor",
    "'adgang.secondFactor ',adgang.secondFactor",
    "'\u00a0adgang.sms',adgang.sms",
    "'\"adgang.sms\"',adgang.sms",
    "Adgang.SecondFactor,adgang.secondFactor",
    "Adgang.sms,adgang.sms",
    "adgang.secondFactor.requiredTitel,adgang.secondFactor.requiredTitles",
    "adgang.graceDays,adgang.secondFactor.graceDays",
    "adgang.sms.daybudget,adgang.sms.dayBudget"
  })
  void aMisspeltNameIsRefusedWithTheNearestRightOne(String name, String right) {
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
  void aNameThatIsNearNoneIsRefusedWithThePlaceWhereAllAreListed(String name) {
    Set<String> known = new HashSet<>(SettingNames.OF_EMPLOYER);
    known.add("max_auth_age");

    assertThat(SettingNames.problems(List.of(name), known))
        .extracting(SettingProblem::refusal)
        .containsExactly("«" + name + "» is no setting here. " + LIST);
  }

  @Test
  void whereThereAreNoSettingsNoneIsSuggested() {
    assertThat(SettingNames.problems(List.of("adgang.sms"), Set.of()))
        .extracting(SettingProblem::refusal)
        .containsExactly("«adgang.sms» is no setting here. " + LIST);
  }

  @Test
  void aNameOfAnActionThatLacksItsBeginningWasMeantToBeOurs() {
    Set<String> known = Set.of("adgang.secondFactor", "max_auth_age");

    assertThat(SettingNames.problemsOfAction(List.of("secondFactor", "max_auth_age"), known))
        .extracting(SettingProblem::refusal)
        .containsExactly("«secondFactor» is no setting here. Did you mean adgang.secondFactor?");
    assertThat(SettingNames.problemsOfAction(List.of("color"), known)).isEmpty();
  }

  @Test
  void rightNamesAndThoseOfOthersAreNoProblem() {
    assertThat(SettingNames.problems(SettingNames.OF_EMPLOYER, SettingNames.OF_EMPLOYER)).isEmpty();
    assertThat(
            SettingNames.problems(
                List.of("cvr", "adgangskode", "", "x.adgang.sms"), SettingNames.OF_EMPLOYER))
        .isEmpty();
  }
}
