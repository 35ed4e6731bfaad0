package dk.adgang.sms.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.common.PureRule;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A template in {@code application/x-www-form-urlencoded}: {@code to={to}&text={text}}. It is taken
 * apart once, and encoded anew for each message, so that no value can become another field.
 */
@PureRule
public final class FormTemplate implements BodyTemplate {

  /** The media type of such a body. */
  public static final String TYPE = "application/x-www-form-urlencoded";

  /** A field, as it is before it is encoded. */
  private record Field(String name, String value) {}

  private final List<Field> fields;

  public FormTemplate(String template) throws BadSetting {
    List<Field> found = new ArrayList<>();
    for (String pair : template.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new BadSetting("it is not a form: name=value&name=value");
      }
      found.add(new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
    }
    Placeholders.check(template);
    fields = List.copyOf(found);
  }

  /**
   * Encodes fields as {@code application/x-www-form-urlencoded}.
   *
   * @param pairs name, value, name, value …
   */
  public static String encode(String... pairs) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(pairs[i], UTF_8))
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], UTF_8));
    }
    return form.toString();
  }

  /** The fields of a form; empty when the text is no form, or names a field twice. */
  public static Optional<SortedMap<String, String>> fields(String form) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        if (equals < 0
            || fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)))
                != null) {
          return Optional.empty();
        }
      } catch (BadSetting e) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }

  private static String decode(String encoded) throws BadSetting {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadSetting("it has a % that is no code of a character");
    }
  }

  @Override
  public String fill(Placeholders values) {
    return fields.stream()
        .map(field -> encode(field.name(), values.fill(field.value(), UnaryOperator.identity())))
        .collect(Collectors.joining("&"));
  }
}
