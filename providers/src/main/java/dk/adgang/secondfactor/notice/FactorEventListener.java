package dk.adgang.secondfactor.notice;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.RequestEnd;
import dk.adgang.secondfactor.EnrolledFactors;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.secondfactor.notice.FactorNotice.Change;
import dk.adgang.secondfactor.notice.FactorNotice.Happened;
import dk.adgang.secondfactor.removal.DeleteFactorRequiredAction;
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
 * Hears of each change of a second factor, by anybody and on any way, and queues the mail about it
 * in the same transaction.
 */
public final class FactorEventListener implements EventListenerProvider {

  /** A detail of an event: the mail about it is queued already, if there is one. */
  public static final String TOLD = "told";

  /** Parts of the path, below the realm, of an administrator's request to remove a credential. */
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
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    if (authSession != null
        && change == Change.ENROLLED
        && SecondFactorMethods.isFactor(session, credential)) {
      FactorChangeGuard.enrolled(authSession, employee);
    }
    Happened happened =
        new Happened(
            change,
            backup,
            details.containsKey(EnrolmentGuard.TOOK_PLACE),
            authSession != null && DeleteFactorRequiredAction.replacing(authSession),
            authSession != null && FactorChangeGuard.wasTold(authSession));
    FactorNotice.of(happened)
        .ifPresent(
            news -> {
              FactorNotices.queue(session, realm, employee, news, name);
              if (authSession != null) {
                FactorChangeGuard.told(authSession);
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
   * Keycloak reports a lockout without its cause. It counts wrong codes apart from wrong passwords,
   * right after the report, in the same transaction: when that count has grown at the end of it,
   * codes were the cause.
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
    // Two quick tries lock out for a moment, too. That is no attack yet.
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
