package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a setting that Keycloak has joined into one text. It escapes nothing: where a value
 * begins or ends with the sign that it joins by, nobody can tell any more what was meant, as with
 * {@code C#} and {@code Kok}.
 *
 * @param sure the values that cannot be read in another way, without empty ones
 * @param possible what the others may have been, in each way they can be read
 */
@PureRule
public record JoinedValues(List<String> sure, List<String> possible) {

  private static final String SIGN = "#";

  /** The separator that Keycloak puts between two values. */
  public static final String SEPARATOR = SIGN + SIGN;

  private static final Pattern SIGNS = Pattern.compile("#{2,}");

  /** As many signs more than a separator are looked at; no word has as many. */
  private static final int MOST_SIGNS = 8;

  /** Whether there is no value in it, although something was written. */
  boolean none() {
    return sure.isEmpty() && possible.isEmpty();
  }

  /** Whether it can be read in several ways. */
  boolean doubtful() {
    return !possible.isEmpty();
  }

  static JoinedValues read(String text) {
    List<String> sure = new ArrayList<>();
    List<String> possible = new ArrayList<>();
    Matcher signs = SIGNS.matcher(text);
    int begin = 0;
    int before = 0;
    while (signs.find()) {
      int after = signs.end() - signs.start() - SEPARATOR.length();
      add(text.substring(begin, signs.start()), before, after, sure, possible);
      begin = signs.end();
      before = after;
    }
    add(text.substring(begin), before, 0, sure, possible);
    return new JoinedValues(List.copyOf(sure), List.copyOf(possible));
  }

  /**
   * @param before how many signs may belong to the value, in front of it
   * @param after how many may, behind it
   */
  private static void add(
      String value, int before, int after, List<String> sure, List<String> possible) {
    if (value.isBlank()) {
      return;
    }
    if (before + after == 0) {
      sure.add(value);
      return;
    }
    for (int front = 0; front <= Math.min(before, MOST_SIGNS); front++) {
      for (int back = 0; back <= Math.min(after, MOST_SIGNS); back++) {
        possible.add(SIGN.repeat(front) + value + SIGN.repeat(back));
      }
    }
  }
}
