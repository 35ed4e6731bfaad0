package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import dk.adgang.RequestEnd;
import dk.adgang.secondfactor.FactorNotice.Change;
import dk.adgang.secondfactor.FactorNotice.Happened;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Hears of each change of a second factor, whoever made it and wherever, and queues the mail about
 * it in the same transaction.
 */
final class FactorEventListener implements EventListenerProvider {

  /** A detail of an event: the mail about it is queued already, if there is one. */
  static final String TOLD = "told";

  /** What an administrator's request to remove a credential is made to, below the realm. */
  private static final String USERS = "users";

  private static final String CREDENTIALS = "credentials";
  private static final int PARTS = 4;

  private final KeycloakSession session;

  FactorEventListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (event.getError() != null || event.getUserId() == null) {
      return;
    }
    EventType type = event.getType();
    if (type == EventType.UPDATE_CREDENTIAL) {
      changed(event, Change.ENROLLED);
    } else if (type == EventType.REMOVE_CREDENTIAL) {
      changed(event, Change.REMOVED);
    } else if (type == EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT
        || type == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT) {
      lockedOut(event);
    }
  }

  private void changed(Event event, Change change) {
    Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
    String name = EnrolledFactors.name(session, details.get(Details.CREDENTIAL_TYPE)).orElse(null);
    RealmModel realm = realm(event.getRealmId());
    UserModel employee = name == null ? null : employee(realm, event.getUserId());
    if (employee == null || details.containsKey(TOLD)) {
      return;
    }
    String credential = details.get(Details.CREDENTIAL_TYPE);
    boolean backup = EnrolledFactors.BACKUP.equals(name);
    AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
    if (login != null
        && change == Change.ENROLLED
        && SecondFactorMethods.isFactor(session, credential)) {
      FactorChangeGuard.enrolled(login, employee);
    }
    Happened happened =
        new Happened(
            change,
            backup,
            details.containsKey(EnrolmentGuard.TOOK_PLACE),
            login != null && DeleteFactorRequiredAction.replacing(login),
            login != null && FactorChangeGuard.wasTold(login));
    FactorNotice.of(happened)
        .ifPresent(
            news -> {
              FactorNotices.queue(session, realm, employee, news, name);
              if (login != null) {
                FactorChangeGuard.told(login);
              }
            });
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getResourceType() != ResourceType.USER
        || event.getOperationType() != OperationType.ACTION
        || event.getError() != null
        || event.getResourcePath() == null
        || event.getDetails() == null) {
      return;
    }
    String[] path = event.getResourcePath().split("/", -1);
    if (path.length == PARTS && USERS.equals(path[0]) && CREDENTIALS.equals(path[2])) {
      RealmModel realm = realm(event.getRealmId());
      UserModel employee = employee(realm, path[1]);
      if (employee != null) {
        EnrolledFactors.name(session, event.getDetails().get(Details.CREDENTIAL_TYPE))
            .ifPresent(
                name -> FactorNotices.queue(session, realm, employee, FactorNotice.REMOVED, name));
      }
    }
  }

  /**
   * Keycloak says that somebody is locked out, and not by what. It counts wrong codes apart from
   * wrong passwords, right after it has said so, in the same transaction: whether that count has
   * grown at its end tells which it was.
   */
  private void lockedOut(Event event) {
    RealmModel realm = realm(event.getRealmId());
    UserModel employee = employee(realm, event.getUserId());
    if (employee == null || failures(event) < realm.getFailureFactor()) {
      return;
    }
    int before = wrongCodes(realm, employee);
    RequestEnd.beforeStored(
        session,
        () -> {
          if (wrongCodes(realm, employee) > before) {
            FactorNotices.lockedOut(session, realm, employee);
          }
        });
  }

  private static int failures(Event event) {
    String failures =
        Optional.ofNullable(event.getDetails())
            .map(details -> details.get(Details.NUM_FAILURES))
            .orElse("");
    // Two tries within a blink lock out for a moment, too. That is no attack yet.
    return failures.matches("\\d{1,9}") ? Integer.parseInt(failures) : Integer.MAX_VALUE;
  }

  private int wrongCodes(RealmModel realm, UserModel employee) {
    UserLoginFailureModel failures =
        session.loginFailures().getUserLoginFailure(realm, employee.getId());
    return failures == null ? 0 : failures.getNumSecondaryAuthFailures();
  }

  private RealmModel realm(String id) {
    RealmModel realm = id == null ? null : session.realms().getRealm(id);
    return AdgangRealm.uses(realm) ? realm : null;
  }

  private UserModel employee(RealmModel realm, String id) {
    return realm == null ? null : session.users().getUserById(realm, id);
  }

  @Override
  public void close() {}
}
