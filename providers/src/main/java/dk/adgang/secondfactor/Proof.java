package dk.adgang.secondfactor;

import dk.adgang.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody has proven who wants to add, replace or remove a second factor. A live session
 * proves neither: whoever finds an open browser has one.
 *
 * @param has whether the employee has a second factor already
 * @param byCookie whether this login is no login, but a session that goes on
 * @param factor whether a second factor was proven in this very login
 * @param factorBefore when one was proven in the session that goes on; empty when never
 * @param loginBefore when that session began by a password; empty when unknown
 */
@PureRule
record Proof(
    boolean has,
    boolean byCookie,
    boolean factor,
    Optional<Instant> factorBefore,
    Optional<Instant> loginBefore) {

  /**
   * Whether that is enough: an existing second factor where there is one, else the password; now,
   * or a short while ago.
   *
   * @param now the moment
   * @param shortly how long ago is a short while; zero is never
   */
  boolean enough(Instant now, Duration shortly) {
    Optional<Instant> before = has ? factorBefore : loginBefore;
    boolean inThisLogin = has ? factor : !byCookie;
    return inThisLogin
        || (byCookie
            && before.filter(at -> !at.isAfter(now) && at.plus(shortly).isAfter(now)).isPresent());
  }
}
