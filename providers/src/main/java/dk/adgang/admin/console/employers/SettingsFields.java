package dk.adgang.admin.console.employers;

import dk.adgang.admin.employers.EmployerSetting;
import dk.adgang.admin.employers.SettingsReport;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The settings of an employer as the fields of a form. */
@PureRule
final class SettingsFields {

  private static final List<String> YES_OR_NO = List.of("true", "false");
  private static final List<String> REQUIREMENTS = List.of("required", "optional");

  private SettingsFields() {}

  /**
   * Returns the values that a form wishes for.
   *
   * @param sent the values of a field by its name; none where it was not sent
   * @param administrator whether the fields are there that are for administrators alone
   */
  static Map<EmployerSetting, List<String>> read(
      Function<String, List<String>> sent, boolean administrator) {
    Map<EmployerSetting, List<String>> wished = new EnumMap<>(EmployerSetting.class);
    for (EmployerSetting setting : EmployerSetting.values()) {
      if (administrator || !setting.administratorsOnly()) {
        wished.put(
            setting,
            sent.apply(setting.field()).stream()
                .flatMap(text -> Arrays.stream(text.split("\\R")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
      }
    }
    return wished;
  }

  /**
   * Returns the fields that a page shows.
   *
   * @param typed the values as they were typed; a setting that is missing shows what is stored
   * @param methods the ids of the methods there are
   * @param readOnly the settings that the reader only sees
   * @param errors what is wrong, in words, by the name of the field
   */
  static List<SettingsView.Field> of(
      SettingsReport report,
      Map<EmployerSetting, List<String>> typed,
      List<String> methods,
      Set<EmployerSetting> readOnly,
      Map<String, String> errors) {
    List<SettingsView.Field> fields = new ArrayList<>();
    for (EmployerSetting setting : EmployerSetting.values()) {
      SettingsReport.Line line = report.settings().get(setting);
      fields.add(
          new SettingsView.Field(
              setting.field(),
              kind(setting),
              typed.getOrDefault(setting, texts(line.value())),
              options(setting, methods),
              counting(setting, line),
              readOnly.contains(setting),
              errors.get(setting.field())));
    }
    return fields;
  }

  /** The value that counts where the employer has none. */
  private static List<String> counting(EmployerSetting setting, SettingsReport.Line line) {
    // The managers' group has a name where nobody set one.
    return setting == EmployerSetting.MANAGERS_GROUP && line.value() == null
        ? texts(line.effective())
        : texts(line.realm());
  }

  private static String kind(EmployerSetting setting) {
    if (setting == EmployerSetting.METHODS) {
      return "methods";
    }
    if (setting == EmployerSetting.REQUIREMENT) {
      return "choice";
    }
    return switch (setting.kind()) {
      case YES_OR_NO -> "choice";
      case NUMBER -> "number";
      case WORD -> "word";
      case LIST -> "lines";
    };
  }

  private static List<String> options(EmployerSetting setting, List<String> methods) {
    if (setting == EmployerSetting.METHODS) {
      return methods;
    }
    if (setting == EmployerSetting.REQUIREMENT) {
      return REQUIREMENTS;
    }
    return setting.kind() == EmployerSetting.Kind.YES_OR_NO ? YES_OR_NO : List.of();
  }

  private static List<String> texts(Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
