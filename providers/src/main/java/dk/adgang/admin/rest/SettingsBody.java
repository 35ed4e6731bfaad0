package dk.adgang.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.admin.employers.EmployerSetting;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of an employer as a request sends them, by their types. {@link EmployerSetting} is
 * the list of its fields, and a field that is {@code null} is another thing than a missing one, so
 * that it holds a map. Whether a value makes sense is for the check of the settings to say, which
 * is the same for Keycloak's own console.
 *
 * @param settings the values of each setting that is there; of {@code null} none
 */
record SettingsBody(Map<EmployerSetting, List<String>> settings) {

  /** Some thousands of titles. */
  static final int LONGEST = 1024 * 1024;

  /** Reads a body; a field that there is not, or of another type, is answered with 400. */
  static SettingsBody read(InputStream body) {
    JsonNode fields =
        JsonBody.object(
            JsonBody.bytes(body, LONGEST),
            Arrays.stream(EmployerSetting.values()).map(EmployerSetting::field).toList());
    Map<EmployerSetting, List<String>> wished = new EnumMap<>(EmployerSetting.class);
    fields
        .properties()
        .forEach(
            each -> {
              EmployerSetting setting = EmployerSetting.named(each.getKey()).orElseThrow();
              wished.put(setting, values(setting, each.getValue()));
            });
    return new SettingsBody(wished);
  }

  private static List<String> values(EmployerSetting setting, JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    boolean right =
        switch (setting.kind()) {
          case YES_OR_NO -> value.isBoolean();
          case NUMBER -> value.isIntegralNumber();
          case WORD -> value.isTextual();
          case LIST -> value.isArray();
        };
    if (!right) {
      throw JsonBody.bad(setting.field(), "This must be " + setting.kind().words() + ", or null");
    }
    return setting.kind() == EmployerSetting.Kind.LIST
        ? list(setting, value)
        : List.of(text(setting, value.asText()));
  }

  private static List<String> list(EmployerSetting setting, JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isTextual()) {
        throw JsonBody.bad(setting.field(), "This must be a list of texts, or null");
      }
      texts.add(text(setting, each.textValue()));
    }
    if (texts.isEmpty()) {
      throw JsonBody.bad(
          setting.field(), "An empty list cannot be stored; with null the realm's counts");
    }
    return texts;
  }

  private static String text(EmployerSetting setting, String text) {
    if (JsonBody.UNPRINTABLE.matcher(text).find()) {
      throw JsonBody.bad(setting.field(), "This must not hold control characters");
    }
    return text;
  }
}
