package dk.adgang.admin.employers;

import dk.adgang.common.PureRule;
import dk.adgang.common.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The tag of an employer's settings, by which a change is refused that was made without knowing
 * another one. It is the hash of the stored values, in whatever order the database has them.
 */
@PureRule
final class SettingsTag {

  /** Half of the hash: nobody gains by another text with the same tag. */
  private static final int LETTERS = 32;

  private SettingsTag() {}

  /**
   * Returns the tag, with its quotation marks.
   *
   * @param attributes those of the employer; others than settings do not count
   */
  static String of(Map<String, List<String>> attributes) {
    StringBuilder all = new StringBuilder();
    for (EmployerSetting setting : EmployerSetting.values()) {
      all.append(setting.field()).append('\n');
      attributes.getOrDefault(setting.attribute(), List.of()).stream()
          .sorted()
          .forEach(value -> all.append(value.length()).append(':').append(value).append('\n'));
    }
    return '"' + Sha256.hex(all.toString()).substring(0, LETTERS) + '"';
  }

  /**
   * True when one of the tags that a request knows is the tag. A weak one does not count, and
   * neither does {@code *}: it would overwrite what nobody has seen.
   *
   * @param known the header {@code If-Match}
   */
  static boolean matches(String known, String tag) {
    return Arrays.stream(known.split(",", -1)).map(String::strip).anyMatch(tag::equals);
  }
}
