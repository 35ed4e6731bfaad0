package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Map;

/**
 * Whether a change of a required action drops settings of ours that nobody meant to drop. A script
 * that switches an action on or off often leaves its settings out, and Keycloak takes that for
 * none: a realm that required a second factor would require it of nobody.
 */
@PureRule
final class LostSettings {

  private static final String WORD_FOR_NONE =
      " "
          + SecondFactorSettings.REQUIREMENT
          + " cannot be empty: where nobody has to, it is optional.";

  private LostSettings() {}

  /**
   * Returns a sentence when a setting of ours would be gone that the change does not name. An empty
   * value takes one away, as the admin console sends it; but not the requirement, which has a word
   * for none.
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
                name -> !isNamed(sent, name) && !(any && before.get(name).equals(usual.get(name))))
            .toList();
    return lost.isEmpty()
        ? List.of()
        : List.of(
            new SettingProblem(
                lost.get(0),
                "This would drop "
                    + String.join(", ", lost)
                    + ". Send config along as GET shows it. To remove a setting on purpose, empty its field behind"
                    + " the cog wheel of the action in the admin console, or DELETE its config."
                    + (lost.contains(SecondFactorSettings.REQUIREMENT) ? WORD_FOR_NONE : ""),
                ""));
  }

  /**
   * Returns a sentence for each setting of ours that consists of spaces: it would be stored, and
   * look like none.
   */
  static List<SettingProblem> blank(Map<String, String> sent) {
    return sent.entrySet().stream()
        .filter(each -> SettingNames.isOurs(each.getKey()))
        .filter(each -> each.getValue() != null)
        .filter(each -> !each.getValue().isEmpty() && each.getValue().isBlank())
        .map(Map.Entry::getKey)
        .sorted()
        .map(
            name ->
                SettingProblem.of(name, "has nothing but spaces. Leave it empty for no value", ""))
        .toList();
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
