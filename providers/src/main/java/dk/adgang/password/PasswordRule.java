package dk.adgang.password;

import dk.adgang.common.PureRule;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The rule of a password: a minimum length, one lowercase letter, and one symbol or digit.
 *
 * <p>Nothing is trimmed. A whitespace counts towards the length and is no symbol. The categories
 * are Unicode's, so that a browser (regular expressions with the {@code u} flag) and this class
 * agree on every string.
 *
 * @param minLength the smallest length, in code points after NFC normalisation; {@value #SHORTEST}
 *     to {@value #MAXIMUM}
 */
@PureRule
public record PasswordRule(int minLength) {

  /**
   * The smallest minimum length that the rule can be set to, and the one in force where nothing is
   * set.
   */
  public static final int SHORTEST = 8;

  /** The largest minimum length that the rule can be set to. */
  public static final int LONGEST = 128;

  /**
   * A password with more code points than this, after NFC, is refused, with every setting of the
   * rule: the text that is hashed at each login needs a limit.
   */
  public static final int MAXIMUM = 4096;

  /** NFC makes a text at most this much shorter, in UTF-16 units for a code point. */
  private static final int UNITS_AT_MOST = 8;

  /**
   * @throws IllegalArgumentException when the minimum length is below {@value #SHORTEST} or above
   *     {@value #MAXIMUM}
   */
  public PasswordRule {
    if (minLength < SHORTEST || minLength > MAXIMUM) {
      throw new IllegalArgumentException("A minimum length out of range: " + minLength);
    }
  }

  /**
   * Returns the rule with the longer of two minimum lengths: ours, and the one that Keycloak's
   * policy {@code length} asks for beside it.
   */
  PasswordRule atLeast(int length) {
    return length > minLength ? new PasswordRule(Math.min(length, MAXIMUM)) : this;
  }

  /** Whether the password has more than {@value #MAXIMUM} code points. */
  public static boolean tooLong(String password) {
    if (password.length() <= MAXIMUM) {
      return false;
    }
    if (password.length() > UNITS_AT_MOST * MAXIMUM) {
      return true;
    }
    String text = Normalizer.normalize(password, Normalizer.Form.NFC);
    return text.codePointCount(0, text.length()) > MAXIMUM;
  }

  /** Returns what the password lacks, in the checklist's order; empty when the password is good. */
  public Set<PasswordRequirement> unmet(String password) {
    String text = Normalizer.normalize(password, Normalizer.Form.NFC);
    EnumSet<PasswordRequirement> unmet = EnumSet.noneOf(PasswordRequirement.class);
    if (text.codePointCount(0, text.length()) < minLength) {
      unmet.add(PasswordRequirement.LENGTH);
    }
    if (!any(text, c -> Character.getType(c) == Character.LOWERCASE_LETTER)) {
      unmet.add(PasswordRequirement.LOWERCASE);
    }
    if (!any(text, PasswordRule::isSymbolOrDigit)) {
      unmet.add(PasswordRequirement.SYMBOL_OR_DIGIT);
    }
    return unmet;
  }

  private static boolean any(String text, IntPredicate wanted) {
    return text.codePoints().anyMatch(wanted);
  }

  private static boolean isSymbolOrDigit(int codePoint) {
    return switch ((byte) Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
