package dk.adgang.exit;

import dk.adgang.common.PureRule;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Decides whether a session, a cookie, a code, a token or an assertion may leave a login. It is the
 * one rule of both guards; each of them reads the facts for itself.
 *
 * @param mailed whether only a mailed link, or the request for one, began the login
 * @param over why the login is over, in words for the log; null when it goes on
 * @param choice whether the employee is to choose a second factor, and has neither skipped nor put
 *     it off
 * @param proof whether the employee has a second factor that was not proven
 * @param pending whether a required action is still to be done; asked last, because that may mean
 *     to ask the action itself
 */
@PureRule
record ExitRule(
    boolean mailed, String over, boolean choice, boolean proof, BooleanSupplier pending) {

  /** The reason of a refusal. */
  enum Refusal {
    MAILED("only a mailed link began this login"),
    OVER("the login is over"),
    PENDING("a required action is still to be done"),
    PROOF("the second factor was not proven"),
    CHOICE("a second factor is to be chosen first");

    private final String reason;

    Refusal(String reason) {
      this.reason = reason;
    }

    /** The reason for the event and the log. */
    String reason() {
      return reason;
    }
  }

  /** The refusal; empty when everything may leave. */
  Optional<Refusal> refusal() {
    if (mailed) {
      return Optional.of(Refusal.MAILED);
    }
    if (over != null) {
      return Optional.of(Refusal.OVER);
    }
    if (proof) {
      return Optional.of(Refusal.PROOF);
    }
    if (choice) {
      return Optional.of(Refusal.CHOICE);
    }
    return pending.getAsBoolean() ? Optional.of(Refusal.PENDING) : Optional.empty();
  }
}
