package dk.adgang.policy;

import dk.adgang.PlainText;
import dk.adgang.Rule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A job title. Two titles are the same when they are equal trimmed, in NFC, without regard to case
 * or to marks that nobody sees: «butikschef » is «Butikschef».
 */
@Rule
public final class Title {

  private static final int FIRST_BEYOND_ASCII = 128;

  private final String text;
  private final String key;

  private Title(String text, String key) {
    this.text = text;
    this.key = key;
  }

  /**
   * The same for a word in each case. Some letters have several of one case («ß» and «ẞ», «s» and
   * «ſ»), so that it takes one way to and fro, and the marks on a letter may compose anew.
   */
  private static String folded(String text) {
    if (text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String upper = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /**
   * Returns the title that the text names, or empty when it names none (null, or nothing that
   * anybody sees).
   */
  public static Optional<Title> of(String text) {
    String tidy = trimmed(Normalizer.normalize(PlainText.line(text), Normalizer.Form.NFC));
    String key = folded(trimmed(seen(tidy)));
    return key.isEmpty() ? Optional.empty() : Optional.of(new Title(tidy, key));
  }

  /**
   * Without marks that nobody sees, or somebody would dodge a rule with a title that looks like the
   * one it names.
   */
  private static String seen(String text) {
    if (text.codePoints().noneMatch(Title::unseen)) {
      return text;
    }
    String seen =
        text.codePoints()
            .filter(c -> !unseen(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Normalizer.normalize(seen, Normalizer.Form.NFC);
  }

  private static boolean unseen(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  /** Without white space of any kind: what was copied from a page often ends in a hard space. */
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

  /** What two titles that are the same have in common. */
  String key() {
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
