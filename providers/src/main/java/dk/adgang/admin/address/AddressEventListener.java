package dk.adgang.admin.address;

import dk.adgang.admin.EmployeeAccess;
import dk.adgang.admin.employees.AccountAddress;
import dk.adgang.common.AdgangRealm;
import dk.adgang.link.LinkService;
import dk.adgang.link.welcome.EmployeeEvent;
import dk.adgang.login.Logouts;
import dk.adgang.mail.Outbox;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import dk.adgang.ratelimit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Hears of each changed address, by an administrator, an HR system or the employee, and does what
 * follows in the same transaction.
 */
final class AddressEventListener implements EventListenerProvider {

  private static final String MAILS = "address-mails";
  private static final List<Limit> MOST =
      List.of(new Limit(5, Duration.ofHours(1)), new Limit(10, Duration.ofDays(1)));

  private final KeycloakSession session;

  AddressEventListener(KeycloakSession session) {
    this.session = session;
  }

  /** An administrator or an HR system changed an employee: all sessions end. */
  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getError() != null || event.getOperationType() == null) {
      return;
    }
    EmployeeEvent.read(
            event.getResourceTypeAsString(),
            event.getOperationType().name(),
            event.getResourcePath())
        .filter(read -> read.what() == EmployeeEvent.What.CHANGED)
        .ifPresent(read -> changedByOther(event.getRealmId(), read.id()));
  }

  private void changedByOther(String realmId, String id) {
    RealmModel realm = realm(realmId);
    UserModel employee = employee(realm, id);
    if (employee != null && moved(realm, employee, stored(id))) {
      new EmployeeAccess(session, realm).endSessions(employee);
    }
  }

  /**
   * The address that is still stored while the change is not. Keycloak's event has the new one
   * alone, and the request's own transaction too.
   */
  private String stored(String id) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        own ->
            own.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select u.email from UserEntity u where u.id = :id", String.class)
                .setParameter("id", id)
                .getResultStream()
                .filter(email -> email != null)
                .findFirst()
                .orElse(null));
  }

  /** An employee changed the own address: the session in which it was done goes on. */
  @Override
  public void onEvent(Event event) {
    boolean changes =
        event.getType() == EventType.UPDATE_EMAIL || event.getType() == EventType.UPDATE_PROFILE;
    if (!changes || event.getError() != null || event.getUserId() == null) {
      return;
    }
    Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
    RealmModel realm = realm(event.getRealmId());
    UserModel employee = employee(realm, event.getUserId());
    if (employee != null && moved(realm, employee, details.get(Details.PREVIOUS_EMAIL))) {
      endOthers(realm, employee, event.getSessionId());
    }
  }

  private void endOthers(RealmModel realm, UserModel employee, String current) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    String login = authSession == null ? null : authSession.getParentSession().getId();
    Logouts.afterwards(
        session,
        Stream.concat(
                session.sessions().getUserSessionsStream(realm, employee),
                session.sessions().getOfflineUserSessionsStream(realm, employee))
            .filter(each -> !each.getId().equals(current) && !each.getId().equals(login)),
        EventBuilder::success);
  }

  /**
   * Tells the old address and retires the links, where the address of a used account has become
   * another one.
   *
   * @return whether it has
   */
  private boolean moved(RealmModel realm, UserModel employee, String before) {
    boolean another =
        before != null && !before.isBlank() && !before.equalsIgnoreCase(employee.getEmail());
    if (!another || !new AccountAddress(session, realm, employee).isUsed()) {
      return false;
    }
    new LinkService(session, realm).addressMoved(employee);
    // Somebody who changes it to and fro would mail strangers; the first mails reach the owner.
    if (RateLimiter.take(session, realm, List.of(new Budget(MAILS, employee.getId(), MOST)))
        .isEmpty()) {
      new Outbox(session)
          .queueTo(
              before,
              realm,
              employee,
              AddressLetterFactory.ID,
              Instant.ofEpochMilli(Time.currentTimeMillis()).toString());
    }
    return true;
  }

  private RealmModel realm(String id) {
    RealmModel realm = id == null ? null : session.realms().getRealm(id);
    return AdgangRealm.uses(realm) ? realm : null;
  }

  /** The account of a service has nobody to tell. */
  private UserModel employee(RealmModel realm, String id) {
    UserModel employee = realm == null ? null : session.users().getUserById(realm, id);
    return employee == null || employee.getServiceAccountClientLink() != null ? null : employee;
  }

  @Override
  public void close() {}
}
