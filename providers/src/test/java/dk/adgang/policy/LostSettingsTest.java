package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LostSettingsTest {

  private static final Map<String, String> BEFORE =
      Map.of("adgang.secondFactor", "required", "adgang.sms", "true", "max_auth_age", "300");

  @Test
  void settingsThatAreLeftOutAltogetherAreNamed() {
    assertThat(LostSettings.problem(BEFORE, Map.of()))
        .contains(
            "Without config this would drop adgang.secondFactor, adgang.sms. Send config along as it is;"
                + " DELETE of its config removes the settings on purpose.");
  }

  @Test
  void settingsWithoutAValueAndThoseOfKeycloakAreNoneOfOurs() {
    Map<String, String> sent = new HashMap<>(Map.of("adgang.sms", " ", "max_auth_age", "300"));
    sent.put("adgang.secondFactor", null);

    assertThat(LostSettings.problem(BEFORE, sent)).isPresent();
    assertThat(LostSettings.problem(sent, Map.of())).isEmpty();
  }

  @Test
  void aSettingMayBeTakenAwayAmongOthers() {
    assertThat(LostSettings.problem(BEFORE, Map.of("adgang.sms", "true"))).isEmpty();
    assertThat(LostSettings.problem(Map.of(), Map.of())).isEmpty();
  }
}
