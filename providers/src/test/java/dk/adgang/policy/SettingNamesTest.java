package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingNamesTest {

  @ParameterizedTest
  @CsvSource({
    "adgang.secondFactor.requiredTitle,adgang.secondFactor.requiredTitles",
    "adgang.secondfactor,adgang.secondFactor",
    "Adgang.sms,adgang.sms",
    "adgang.secondFactor.requiredTitel,adgang.secondFactor.requiredTitles",
    "adgang.graceDays,adgang.secondFactor.graceDays",
    "adgang.sms.daybudget,adgang.sms.dayBudget",
    "adgang.,adgang.sms"
  })
  void aMisspeltNameIsRefusedWithTheNearestRightOne(String name, String right) {
    assertThat(SettingNames.problems(List.of(name), SettingNames.OF_EMPLOYER))
        .containsExactly(name + " is no setting. Did you mean " + right + "?");
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
