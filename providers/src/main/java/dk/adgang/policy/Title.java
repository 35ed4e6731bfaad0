package dk.adgang.policy;

import dk.adgang.common.DisplayText;
import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.JoinedValues;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job title. Two titles are the same when they are equal trimmed, in NFC, without regard to case
 * or to marks that nobody sees: «butikschef » is «Butikschef».
 */
@PureRule
public final class Title {

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** The soft hyphen, the first character that nobody sees. */
  private static final int FIRST_UNSEEN = 0xAD;

  /** A text with only characters before this one is in NFC (UAX #15). */
  private static final int FIRST_COMBINING = 0x300;

  private final String text;
  private final String key;

  private Title(String text, String key) {
    this.text = text;
    this.key = key;
  }

  /**
   * Returns the same text for a word in upper and lower case. Some letters have several forms of
   * one case («ß» and «ẞ», «s» and «ſ»), so the text is changed to one case and back, and marks on
   * a letter may compose anew.
   */
  private static String folded(String text) {
    if (allBefore(FIRST_BEYOND_ASCII, text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String upper = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    return composed(upper.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the title that the text names, or empty when it names none (null, or only invisible
   * characters).
   */
  public static Optional<Title> of(String text) {
    String tidy = trimmed(composed(DisplayText.line(text)));
    String key = folded(trimmed(seen(tidy)));
    return key.isEmpty() ? Optional.empty() : Optional.of(new Title(tidy, key));
  }

  /**
   * Returns the titles of an employee, in one order, each once. A title with Keycloak's separator
   * in it counts as each of its parts too: in a realm's setting nobody can tell it from several.
   *
   * @param texts as they are stored; a text that names no title is left out
   */
  public static List<Title> all(List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    if (texts.size() == 1 && !parted(texts.get(0))) {
      return of(texts.get(0)).map(List::of).orElse(List.of());
    }
    return texts.stream()
        .flatMap(
            text ->
                parted(text)
                    ? Stream.concat(
                        Stream.of(text), Arrays.stream(text.split(JoinedValues.SEPARATOR, -1)))
                    : Stream.ofNullable(text))
        .flatMap(text -> of(text).stream())
        .distinct()
        .sorted(Comparator.comparing(Title::key))
        .toList();
  }

  private static boolean parted(String text) {
    return text != null && text.contains(JoinedValues.SEPARATOR);
  }

  /**
   * Removes invisible marks. With them somebody could dodge a rule by a title that looks like the
   * one it names.
   */
  private static String seen(String text) {
    if (allBefore(FIRST_UNSEEN, text) || text.codePoints().noneMatch(Title::unseen)) {
      return text;
    }
    String seen =
        text.codePoints()
            .filter(c -> !unseen(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return composed(seen);
  }

  private static String composed(String text) {
    return allBefore(FIRST_COMBINING, text)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * A quick check that is enough for most titles; nearly all are written with the letters of
   * Western Europe.
   */
  private static boolean allBefore(int character, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= character) {
        return false;
      }
    }
    return true;
  }

  private static boolean unseen(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  /**
   * Trims white space of any kind: a text that was copied from a page often ends in a hard space.
   */
  private static String trimmed(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && blank(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && blank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** The title as somebody wrote it, trimmed and in NFC. */
  public String text() {
    return text;
  }

  /** The text that is equal for two titles that count as the same. */
  public String key() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Title title && key.equals(title.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
