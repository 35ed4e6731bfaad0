package dk.adgang;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether what a login began with still stands.
 *
 * @param enabled whether the employee may log in at all
 * @param password what stands for the stored password; empty where none is stored
 * @param notBefore the second in which the employee was last logged out everywhere
 * @param longest how old a login may become, whatever is reloaded meanwhile
 */
@Rule
record LoginFreshness(boolean enabled, String password, Instant notBefore, Duration longest) {

  /** Why a login is over. */
  enum Stale {
    DISABLED("the employee is disabled"),
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
   * What a login began with.
   *
   * @param password what stood for the stored password then
   * @param at the moment
   */
  record Begun(String password, Instant at) {}

  /**
   * Why a login is over; empty when it may go on. A logout counts for the whole second in which it
   * came, because Keycloak stores no more of it than that.
   */
  Optional<Stale> stale(Begun begun, Instant now) {
    if (!enabled) {
      return Optional.of(Stale.DISABLED);
    }
    if (!Objects.equals(password, begun.password())) {
      return Optional.of(Stale.PASSWORD);
    }
    if (begun.at().getEpochSecond() <= notBefore.getEpochSecond()) {
      return Optional.of(Stale.LOGGED_OUT);
    }
    return begun.at().plus(longest).isBefore(now) ? Optional.of(Stale.AGE) : Optional.empty();
  }
}
