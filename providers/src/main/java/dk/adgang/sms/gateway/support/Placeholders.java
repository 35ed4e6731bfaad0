package dk.adgang.sms.gateway.support;

import dk.adgang.common.PureRule;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders in templates of the gateway {@code http}: {@code {to}} in E.164, {@code
 * {msisdn}} the same without the plus sign, {@code {from}}, {@code {text}} and {@code {id}}.
 * Placeholders in a value that was filled in are not replaced.
 */
@PureRule
public final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final String TEXT = "text";

  /** Shows that a template can be filled with any message. */
  public static final Placeholders SAMPLE =
      new Placeholders("+4520123456", "Adgang", "a \"b\" & c=d\n\\ æ+%20 {to}", "id");

  private final Map<String, String> values;

  public Placeholders(String to, String from, String text, String id) {
    values = Map.of("to", to, "msisdn", to.replace("+", ""), "from", from, TEXT, text, "id", id);
  }

  /**
   * Puts the values into a template.
   *
   * @param escape makes a value fit for where it goes
   */
  public String fill(String template, UnaryOperator<String> escape) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(escape.apply(value(found))));
  }

  private String value(MatchResult found) {
    return values.get(found.group(1));
  }

  /**
   * Looks at a template before it is used.
   *
   * @throws BadSetting when it names a placeholder that does not exist
   */
  public static void check(String template) throws BadSetting {
    Matcher found = PLACEHOLDER.matcher(template);
    while (found.find()) {
      if (!SAMPLE.values.containsKey(found.group(1))) {
        throw new BadSetting("there is no placeholder " + found.group());
      }
    }
  }

  /** Whether the text, which has line breaks, is in a template. */
  public static boolean holdsText(String template) {
    return template.contains("{" + TEXT + "}");
  }
}
