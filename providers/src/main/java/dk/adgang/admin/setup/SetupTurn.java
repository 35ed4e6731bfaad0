package dk.adgang.admin.setup;

import dk.adgang.admin.EventPath;
import dk.adgang.ratelimit.RowLocks;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * One setup of a realm after the other: two at a time would make the same parts. The facts that a
 * request has read before its turn may be older than that, so that a session of its own makes the
 * realm whole.
 */
public final class SetupTurn {

  private static final String TASK = "adgang setup";

  private static final Logger LOG = Logger.getLogger(SetupTurn.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminEventBuilder events;

  /**
   * Prepares a setup.
   *
   * @param events by the person who asks for it
   */
  public SetupTurn(KeycloakSession session, RealmModel realm, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.events = events;
  }

  /** Thrown when another setup of the realm takes too long. */
  public static final class Busy extends Exception {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Makes the realm whole, in one transaction.
   *
   * @throws Busy when another setup has not ended; nothing was done
   * @throws SetupRefusedException when Keycloak refuses a part; nothing was done
   */
  public SetupOutcome make(Map<String, String> choices) throws Busy {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    SetupOutcome outcome =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory,
            waiting ->
                hasTurn(waiting)
                    ? KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session.getContext(), own -> make(own, choices), TASK)
                    : null);
    if (outcome == null) {
      throw new Busy();
    }
    return outcome;
  }

  private boolean hasTurn(KeycloakSession waiting) {
    try {
      RowLocks.take(waiting, List.of(TASK + " " + realm.getId()));
      return true;
    } catch (ModelException | PersistenceException e) {
      LOG.debug("No turn", e);
      waiting.getTransactionManager().setRollbackOnly();
      return false;
    }
  }

  private SetupOutcome make(KeycloakSession own, Map<String, String> choices) {
    RealmModel same = own.realms().getRealm(realm.getId());
    SetupOutcome outcome = new RealmSetup(own, same).make(choices);
    if (!outcome.changes().isEmpty()) {
      // It may be this request that has events kept.
      events
          .clone(own)
          .refreshRealmEventsConfig(own)
          .resource(ResourceType.REALM)
          .operation(OperationType.UPDATE)
          .resourcePath(EventPath.of(session, realm))
          .representation(outcome)
          .success();
    }
    return outcome;
  }
}
