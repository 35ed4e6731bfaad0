package dk.adgang.policy;

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
  void settingsThatAreLeftOutAltogetherAreNamed() {
    assertThat(problem(BEFORE, Map.of()))
        .extracting(SettingProblem::refusal)
        .containsExactly(
            "This would drop adgang.secondFactor, adgang.sms. Send config along as GET shows it;"
                + " DELETE of its config removes the settings on purpose.");
  }

  @Test
  void settingsWithoutAValueAndThoseOfKeycloakAreNoneOfOurs() {
    Map<String, String> sent = new HashMap<>(Map.of("adgang.sms", " ", "max_auth_age", "300"));
    sent.put("adgang.secondFactor", null);

    assertThat(problem(BEFORE, sent)).isNotEmpty();
    assertThat(problem(sent, Map.of())).isEmpty();
  }

  @Test
  void aSettingThatIsLeftOutAmongOthersIsNamed() {
    assertThat(problem(BEFORE, Map.of("adgang.sms", "true")))
        .singleElement()
        .satisfies(each -> assertThat(each.setting()).isEqualTo("adgang.secondFactor"))
        .satisfies(each -> assertThat(each.refusal()).contains("drop adgang.secondFactor. "));
    assertThat(problem(BEFORE, Map.of("secondFactor", "optional"))).isNotEmpty();
    assertThat(problem(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void anEmptyValueTakesASettingAwayButNotTheRequirement() {
    Map<String, String> sent = Map.of("adgang.secondFactor", "required", "adgang.sms", "");
    assertThat(problem(BEFORE, sent)).isEmpty();

    Map<String, String> none = Map.of("adgang.secondFactor", "", "adgang.sms", "true");
    assertThat(problem(BEFORE, none)).isNotEmpty();
  }

  @Test
  void whatCountsWithoutASettingMayBeLeftOutAmongOthers() {
    assertThat(problem(USUAL, Map.of("adgang.secondFactor", "required"))).isEmpty();
    assertThat(problem(USUAL, Map.of())).isNotEmpty();
  }

  private static List<SettingProblem> problem(
      Map<String, String> before, Map<String, String> sent) {
    return LostSettings.problem(before, sent, USUAL);
  }
}
