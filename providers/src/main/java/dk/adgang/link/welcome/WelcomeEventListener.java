package dk.adgang.link.welcome;

import dk.adgang.link.AutomaticWelcome;
import dk.adgang.link.LinkService;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Queues the welcome of each employee that is created, in the same transaction as the employee. */
final class WelcomeEventListener implements EventListenerProvider {

  private final KeycloakSession session;
  private final Duration settling;

  WelcomeEventListener(KeycloakSession session, Duration settling) {
    this.session = session;
    this.settling = settling;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getError() == null && event.getOperationType() != null) {
      EmployeeEvent.read(
              event.getResourceTypeAsString(),
              event.getOperationType().name(),
              event.getResourcePath())
          .ifPresent(read -> employee(event, read.id()).ifPresent(e -> heard(event, read, e)));
    }
  }

  private void heard(AdminEvent event, EmployeeEvent read, UserModel employee) {
    switch (read.what()) {
      case CREATED -> welcomes(event).created(employee, settling);
      case CHANGED -> welcomes(event).changed(employee, settling);
      case PASSWORD_SET -> {
        new LinkService(session, realm(event.getRealmId())).passwordSet(employee);
        // An administrator set the password, and the employee must know.
        LinkService.passwordChanged(session, realm(event.getRealmId()), employee);
      }
    }
  }

  private AutomaticWelcome welcomes(AdminEvent event) {
    return new AutomaticWelcome(session, realm(event.getRealmId()));
  }

  private RealmModel realm(String id) {
    return session.realms().getRealm(id);
  }

  /**
   * The employee that an event is about; empty when there is none, or it is the account of a
   * service.
   */
  private Optional<UserModel> employee(AdminEvent event, String id) {
    return Optional.ofNullable(realm(event.getRealmId()))
        .map(realm -> session.users().getUserById(realm, id))
        .filter(employee -> employee.getServiceAccountClientLink() == null);
  }

  /** An employee set a password: by a link of ours, which is used then, or on another way. */
  @Override
  public void onEvent(Event event) {
    if (event.getType() != EventType.UPDATE_CREDENTIAL
        || event.getError() != null
        || event.getDetails() == null
        || !PasswordCredentialModel.TYPE.equals(event.getDetails().get(Details.CREDENTIAL_TYPE))) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel employee =
        realm == null ? null : session.users().getUserById(realm, event.getUserId());
    if (employee != null) {
      new LinkService(session, realm).passwordSet(employee);
    }
  }

  @Override
  public void close() {}
}
