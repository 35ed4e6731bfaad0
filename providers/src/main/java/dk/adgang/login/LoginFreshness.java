package dk.adgang.login;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides whether a login may go on: whether the facts that it began with still hold.
 *
 * @param enabled whether the employee may log in at all
 * @param password a mark of the stored password; empty where none is stored
 * @param logout the second in which the employee was last logged out everywhere, as Keycloak stores
 *     it; compared with the one that was stored when the login began, so that a login of the same
 *     second that begins after it goes on
 * @param longest how old a login may become, also when its pages are reloaded
 */
@PureRule
record LoginFreshness(boolean enabled, String password, int logout, Duration longest) {

  /** Why a login is over. */
  enum Stale {
    DISABLED("the employee is disabled"),
    ANOTHER("the login began for somebody else"),
    PASSWORD("the password was changed or taken away since the login began"),
    LOGGED_OUT("the employee was logged out everywhere since the login began"),
    AGE("the login took too long");

    private final String reason;

    Stale(String reason) {
      this.reason = reason;
    }

    /** The reason for the event and the log. */
    String reason() {
      return reason;
    }
  }

  /**
   * The facts that a login began with.
   *
   * @param ownLogin whether it began for the employee that it is for now
   * @param password the mark of the password that was stored then
   * @param logout the last logout everywhere that was stored then
   * @param at the moment
   */
  record Begun(boolean ownLogin, String password, int logout, Instant at) {}

  /** The reason why a login is over; empty when it may go on. */
  Optional<Stale> stale(Begun begun, Instant now) {
    if (!enabled) {
      return Optional.of(Stale.DISABLED);
    }
    if (!begun.ownLogin()) {
      return Optional.of(Stale.ANOTHER);
    }
    if (!Objects.equals(password, begun.password())) {
      return Optional.of(Stale.PASSWORD);
    }
    if (logout != begun.logout()) {
      return Optional.of(Stale.LOGGED_OUT);
    }
    return begun.at().plus(longest).isBefore(now) ? Optional.of(Stale.AGE) : Optional.empty();
  }
}
