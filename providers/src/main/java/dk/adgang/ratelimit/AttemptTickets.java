package dk.adgang.ratelimit;

import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Tickets that {@link RateLimiter#takeTicket} has given out for something that is tried afterwards.
 * Each step is one statement that looks at the row it changes, in a transaction of its own: it
 * counts also when the request fails.
 */
public final class AttemptTickets {

  private AttemptTickets() {}

  /**
   * Uses a ticket up: of any number of requests at the same moment one at most gets true.
   *
   * @param issuedAfter an older ticket is worth nothing
   */
  public static boolean redeem(KeycloakSession session, String ticket, Instant issuedAfter) {
    return change(session, ticket, issuedAfter, "0");
  }

  /**
   * Takes one try off a ticket.
   *
   * @param issuedAfter an older ticket is worth nothing
   * @return whether there was one
   */
  public static boolean spend(KeycloakSession session, String ticket, Instant issuedAfter) {
    return change(session, ticket, issuedAfter, "u.tries - 1");
  }

  private static boolean change(
      KeycloakSession session, String ticket, Instant issuedAfter, String tries) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        own ->
            own.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(
                        "update UseEntity u set u.tries = "
                            + tries
                            + " where u.id = :id and u.tries > 0 and u.usedAt > :after")
                    .setParameter("id", ticket)
                    .setParameter("after", issuedAfter.toEpochMilli())
                    .executeUpdate()
                == 1);
  }
}
