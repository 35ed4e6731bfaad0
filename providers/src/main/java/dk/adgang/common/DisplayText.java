package dk.adgang.common;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that people typed, made fit for a page or a mail: one line, and nothing but text. It may
 * hold markup: the templates escape it.
 *
 * <p>Every text that a template hands on to a message is of this type. In a {@code String} Keycloak
 * would look for <code>${…}</code>, and put a message of its own there; here it sees no string.
 */
@PureRule
public final class DisplayText {

  /** One of these begins a header in a mail's subject, and a paragraph of its own in its text. */
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /**
   * Marks that turn round the text after them, such as an address (Unicode's Bidi_Control), and
   * halves of characters. Other invisible marks are kept, because some scripts need them.
   */
  private static final Pattern TURNING =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]");

  /** Text of which mail programs make a link: {@code www.example.com}, {@code example.dk/x}. */
  private static final Pattern LINKED =
      Pattern.compile("://|(?iU:\\bwww\\.)|[\\p{L}\\p{N}]\\.\\p{L}{2}");

  private final String line;

  private DisplayText(String line) {
    this.line = line;
  }

  /**
   * Returns the text for a template; empty where nobody would see anything of it.
   *
   * @param text null for none
   */
  public static Optional<DisplayText> of(String text) {
    return Optional.of(line(text)).filter(DisplayText::isSeen).map(DisplayText::new);
  }

  private static boolean isSeen(String line) {
    return line.codePoints()
        .anyMatch(
            c ->
                Character.getType(c) != Character.FORMAT
                    && !Character.isWhitespace(c)
                    && !Character.isSpaceChar(c));
  }

  /**
   * Returns the text in one line and stripped, without anything that is more than text.
   *
   * @param text null for none
   * @return empty where there was none
   */
  public static String line(String text) {
    if (text == null) {
      return "";
    }
    if (harmless(text)) {
      return text.strip();
    }
    String line = LINE_BREAKS.matcher(text).replaceAll(" ");
    return TURNING.matcher(line).replaceAll("").strip();
  }

  /** Whether a mail program may make a link of the text, or of a part of it. */
  public boolean mayBecomeLink() {
    return LINKED.matcher(line).find();
  }

  /** Most names have only these characters, up to the Cyrillic ones, and need no closer look. */
  private static boolean harmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x590 || (c >= 0x7F && c < 0xA0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return line;
  }
}
