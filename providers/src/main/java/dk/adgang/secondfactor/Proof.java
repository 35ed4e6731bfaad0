package dk.adgang.secondfactor;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The proofs of somebody who wants to add, replace or remove a second factor. A live session is no
 * proof: anybody who finds an open browser has one.
 *
 * @param has whether the employee has a second factor already
 * @param byCookie whether nobody logged in: a session goes on by its cookie
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
   * True when the proof is enough: of a second factor where there is one, else of the password; in
   * this login, or a short while ago in the session that goes on.
   *
   * @param now the moment
   * @param shortly how long a short while is; zero accepts no earlier proof
   */
  boolean enough(Instant now, Duration shortly) {
    Optional<Instant> before = has ? factorBefore : loginBefore;
    boolean inThisLogin = has ? factor : !byCookie;
    return inThisLogin
        || (byCookie
            && before.filter(at -> !at.isAfter(now) && at.plus(shortly).isAfter(now)).isPresent());
  }
}
