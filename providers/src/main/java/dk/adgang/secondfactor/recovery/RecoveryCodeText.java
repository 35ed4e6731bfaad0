package dk.adgang.secondfactor.recovery;

import dk.adgang.common.PureRule;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats a recovery code for the page, and reads a typed one. */
@PureRule
final class RecoveryCodeText {

  /** Characters, with every space and hyphen that a person may put in. */
  private static final int LONGEST = 64;

  /** Letters and digits that are not mistaken for each other, because they are read from paper. */
  static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  /** Characters of a code: 60 bits. */
  static final int LENGTH = 12;

  private static final int GROUP = 4;
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]+");

  private RecoveryCodeText() {}

  /** Returns the code as it is read and typed most easily: in groups of four. */
  static String shown(String code) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        groups.append('-');
      }
      groups.append(code.charAt(i));
    }
    return groups.toString();
  }

  /**
   * Returns the code that was typed, without regard to spaces, hyphens and case; empty when the
   * text cannot be one.
   *
   * @param typed may be null
   */
  static Optional<String> typed(String typed) {
    if (typed == null || typed.length() > LONGEST) {
      return Optional.empty();
    }
    String code = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    return Optional.of(code).filter(c -> CODE.matcher(c).matches());
  }
}
