package dk.adgang.secondfactor;

import dk.adgang.common.PureRule;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name that an employee gives to a passkey, to tell it from another. */
@PureRule
public final class CredentialLabel {

  /** The reason why a name is refused. */
  public enum Refusal {
    MISSING("passkeyNameMissing"),
    TOO_LONG("passkeyNameTooLong"),
    /**
     * It has characters that are not text: control characters, marks of direction, broken Unicode.
     */
    UNREADABLE("passkeyNameUnreadable"),
    /** Another key of the employee has it. */
    TAKEN("passkeyNameTaken");

    private final String message;

    Refusal(String message) {
      this.message = message;
    }

    /** The key of the text that says so; its argument is {@link #LONGEST}. */
    public String message() {
      return message;
    }
  }

  /** Characters. */
  public static final int LONGEST = 100;

  /** The last one stands for bytes that could not be decoded. */
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFD]");

  private CredentialLabel() {}

  /**
   * Returns why a name is refused; empty when it is accepted.
   *
   * @param typed may be null
   * @param taken the names of the employee's other keys; upper and lower case are the same
   */
  public static Optional<Refusal> refusal(String typed, Collection<String> taken) {
    if (typed == null || typed.isBlank()) {
      return Optional.of(Refusal.MISSING);
    }
    if (typed.length() > LONGEST) {
      return Optional.of(Refusal.TOO_LONG);
    }
    if (NO_TEXT.matcher(typed).find()) {
      return Optional.of(Refusal.UNREADABLE);
    }
    String name = typed.strip();
    return taken.stream().anyMatch(other -> other.strip().equalsIgnoreCase(name))
        ? Optional.of(Refusal.TAKEN)
        : Optional.empty();
  }
}
