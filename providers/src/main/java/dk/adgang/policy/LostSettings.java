package dk.adgang.policy;

import dk.adgang.PureRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a change of a required action drops settings of ours that nobody meant to drop. A script
 * that switches an action on or off often leaves its settings out, and Keycloak takes that for
 * none: a realm that required a second factor would require it of nobody.
 */
@PureRule
final class LostSettings {

  private LostSettings() {}

  /**
   * Returns a sentence when all settings of ours would be gone. One that is left out among others
   * is taken away on purpose.
   *
   * @param before the settings that are there
   * @param sent those that the change brings
   */
  static Optional<String> problem(Map<String, String> before, Map<String, String> sent) {
    List<String> lost = ours(before);
    return lost.isEmpty() || !ours(sent).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Without config this would drop "
                + String.join(", ", lost)
                + ". Send config along as it is; DELETE of its config removes the settings on purpose.");
  }

  private static List<String> ours(Map<String, String> config) {
    return config.entrySet().stream()
        .filter(each -> each.getValue() != null && !each.getValue().isBlank())
        .map(Map.Entry::getKey)
        .filter(SettingNames::isOurs)
        .sorted()
        .toList();
  }
}
