package dk.adgang.login;

import dk.adgang.common.RequestEnd;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Ends sessions once all that the request has changed is stored. Keycloak tells each app of a
 * session by HTTP that it is over, and waits for the answer: no row of the database may be held
 * meanwhile, because an app that does not answer would hold up others.
 */
public final class Logouts {

  private static final Logger LOG = Logger.getLogger(Logouts.class);

  /** A session as it is known when the request is over. */
  private record Over(String id, boolean offline) {

    UserSessionModel find(KeycloakSession session, RealmModel realm) {
      return offline
          ? session.sessions().getOfflineUserSession(realm, id)
          : session.sessions().getUserSession(realm, id);
    }
  }

  private final KeycloakSessionFactory factory;
  private final KeycloakContext request;
  private final Consumer<EventBuilder> told;

  private Logouts(KeycloakSession session, Consumer<EventBuilder> told) {
    this.factory = session.getKeycloakSessionFactory();
    this.request = session.getContext();
    this.told = told;
  }

  /**
   * Ends sessions after the request, should it succeed.
   *
   * @param told sends the event about each session's end; the employee is set in it already
   */
  public static void afterwards(
      KeycloakSession session, Stream<UserSessionModel> sessions, Consumer<EventBuilder> told) {
    List<Over> all = sessions.map(each -> new Over(each.getId(), each.isOffline())).toList();
    Logouts logouts = new Logouts(session, told);
    RequestEnd.afterStored(session, () -> all.forEach(logouts::end));
  }

  /**
   * Ends one session in a transaction of its own, so that a failure here undoes nothing of the
   * request.
   */
  private void end(Over session) {
    try {
      KeycloakModelUtils.runJobInTransaction(factory, request, own -> tellApps(own, session));
    } catch (RuntimeException e) {
      LOG.warnf(e, "Not all apps of session %s could be told that it is over", session.id());
      KeycloakModelUtils.runJobInTransaction(factory, request, own -> remove(own, session));
    }
  }

  private void tellApps(KeycloakSession own, Over session) {
    RealmModel realm = own.getContext().getRealm();
    UserSessionModel over = session.find(own, realm);
    if (over == null) {
      return;
    }
    String employee = over.getUser() == null ? null : over.getUser().getId();
    AuthenticationManager.backchannelLogout(
        own,
        realm,
        over,
        request.getUri(),
        request.getConnection(),
        request.getHttpRequest().getHttpHeaders(),
        true);
    told.accept(
        new EventBuilder(realm, own, request.getConnection())
            .event(EventType.LOGOUT)
            .session(session.id())
            .user(employee));
  }

  private static void remove(KeycloakSession own, Over session) {
    RealmModel realm = own.getContext().getRealm();
    UserSessionModel over = session.find(own, realm);
    if (over != null && session.offline()) {
      own.sessions().removeOfflineUserSession(realm, over);
    } else if (over != null) {
      own.sessions().removeUserSession(realm, over);
    }
  }
}
