package dk.adgang.exit;

import dk.adgang.common.PureRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * A link that Keycloak itself has mailed to an employee.
 *
 * @param sent when it was made, as its token says: in whole seconds
 */
@PureRule
record SentLink(Instant sent) {

  /**
   * True when the account was protected after the link was sent. A link that was sent in the same
   * second still works: an administrator's script may log somebody out and send a link in one go.
   *
   * @param moments at which the account was protected: a logout everywhere, another password, a
   *     password that was taken away
   */
  boolean overtaken(Stream<Instant> moments) {
    return moments.map(moment -> moment.truncatedTo(ChronoUnit.SECONDS)).anyMatch(sent::isBefore);
  }
}
