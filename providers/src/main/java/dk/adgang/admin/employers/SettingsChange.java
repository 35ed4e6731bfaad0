package dk.adgang.admin.employers;

import dk.adgang.common.PureRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change of an employer's settings, as a request wishes for it. */
@PureRule
final class SettingsChange {

  private SettingsChange() {}

  /**
   * Returns the attributes with all settings replaced. Other attributes stay.
   *
   * @param wished the values by setting; one that is missing is not set afterwards
   * @param administrator whether those settings are replaced too that are for administrators alone;
   *     otherwise they stay
   */
  static Map<String, List<String>> replaced(
      Map<String, List<String>> attributes,
      Map<EmployerSetting, List<String>> wished,
      boolean administrator) {
    Map<String, List<String>> all = new HashMap<>(attributes);
    for (EmployerSetting setting : EmployerSetting.values()) {
      if (administrator || !setting.administratorsOnly()) {
        put(all, setting, wished.getOrDefault(setting, List.of()));
      }
    }
    return all;
  }

  /** Returns the attributes with some settings replaced, and all others as they are. */
  static Map<String, List<String>> partly(
      Map<String, List<String>> attributes, Map<EmployerSetting, List<String>> wished) {
    Map<String, List<String>> all = new HashMap<>(attributes);
    wished.forEach((setting, values) -> put(all, setting, values));
    return all;
  }

  private static void put(
      Map<String, List<String>> all, EmployerSetting setting, List<String> values) {
    if (values.isEmpty()) {
      all.remove(setting.attribute());
    } else {
      all.put(setting.attribute(), values);
    }
  }

  /**
   * Returns a setting that the request would change, and that is for administrators alone. A
   * request that sends it as {@code GET} shows it changes nothing.
   */
  static Optional<EmployerSetting> reserved(
      Map<String, List<String>> attributes, Map<EmployerSetting, List<String>> wished) {
    return wished.keySet().stream()
        .sorted()
        .filter(EmployerSetting::administratorsOnly)
        .filter(
            setting ->
                !same(attributes.getOrDefault(setting.attribute(), List.of()), wished.get(setting)))
        .findFirst();
  }

  private static boolean same(List<String> one, List<String> other) {
    return one.size() == other.size() && new HashSet<>(one).equals(new HashSet<>(other));
  }
}
