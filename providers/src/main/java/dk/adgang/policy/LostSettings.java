package dk.adgang.policy;

import dk.adgang.PureRule;
import java.util.List;
import java.util.Map;

/**
 * Whether a change of a required action drops settings of ours that nobody meant to drop. A script
 * that switches an action on or off often leaves its settings out, and Keycloak takes that for
 * none: a realm that required a second factor would require it of nobody.
 */
@PureRule
final class LostSettings {

  private LostSettings() {}

  /**
   * Returns a sentence when a setting of ours would be gone that the change does not name. An empty
   * value takes one away, as the admin console sends it; but not all of them, and not the
   * requirement, which has a word for none.
   *
   * @param before the settings that are there
   * @param sent those that the change names
   * @param usual what counts without a setting; one such alone may be left out
   */
  static List<SettingProblem> problem(
      Map<String, String> before, Map<String, String> sent, Map<String, String> usual) {
    List<String> there =
        before.keySet().stream()
            .filter(name -> SettingNames.isOurs(name) && isSet(before, name))
            .sorted()
            .toList();
    boolean any =
        sent.keySet().stream().anyMatch(name -> SettingNames.isOurs(name) && isSet(sent, name));
    List<String> lost =
        there.stream()
            .filter(
                name -> !any || !(isNamed(sent, name) || before.get(name).equals(usual.get(name))))
            .toList();
    return lost.isEmpty()
        ? List.of()
        : List.of(
            new SettingProblem(
                lost.get(0),
                "This would drop "
                    + String.join(", ", lost)
                    + ". Send config along as GET shows it; DELETE of its config removes the settings on"
                    + " purpose.",
                ""));
  }

  private static boolean isSet(Map<String, String> config, String name) {
    return config.get(name) != null && !config.get(name).isBlank();
  }

  private static boolean isNamed(Map<String, String> sent, String name) {
    return name.equals(SecondFactorSettings.REQUIREMENT)
        ? isSet(sent, name)
        : sent.get(name) != null;
  }
}
