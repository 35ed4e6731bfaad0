package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.PureRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A code of {@value #LENGTH} digits that was sent once and works once.
 *
 * <p>Only a keyed hash of it is ever stored: with a million codes, a plain hash would be no secret
 * (NIST SP 800-63B-4, 3.1.3.2).
 */
@PureRule
final class OneTimeCode {

  /** How many digits a code has. */
  public static final int LENGTH = 6;

  private static final int HOW_MANY = 1_000_000;
  private static final Pattern SPACES = Pattern.compile("[\\s\u00a0]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{" + LENGTH + "}");

  private final String digits;

  private OneTimeCode(String digits) {
    this.digits = digits;
  }

  /**
   * Makes a new code.
   *
   * @param random a cryptographic source: given a bound, a number from 0 to below it
   */
  public static OneTimeCode random(IntUnaryOperator random) {
    return new OneTimeCode(
        String.format(Locale.ROOT, "%0" + LENGTH + "d", random.applyAsInt(HOW_MANY)));
  }

  /**
   * Returns the code that somebody typed, with its spaces taken out; null when it is not a code at
   * all.
   */
  public static OneTimeCode typed(String text) {
    String tidy = text == null ? "" : SPACES.matcher(text).replaceAll("");
    return DIGITS.matcher(tidy).matches() ? new OneTimeCode(tidy) : null;
  }

  /** The digits, to be sent. */
  public String digits() {
    return digits;
  }

  /**
   * Returns the keyed hash that stands for this code in one place.
   *
   * @param keyed makes a keyed hash of a text, as a text
   * @param bound the things that the code is bound to (the row, the number); others give another
   *     hash
   */
  public String hash(UnaryOperator<String> keyed, String bound) {
    return keyed.apply(bound + ":" + digits);
  }

  /** Whether this code has the stored hash. It takes the same time for every code. */
  public boolean matches(UnaryOperator<String> keyed, String bound, String hash) {
    return MessageDigest.isEqual(
        hash(keyed, bound).getBytes(StandardCharsets.US_ASCII),
        hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** Never the digits. */
  @Override
  public String toString() {
    return "one-time code";
  }
}
