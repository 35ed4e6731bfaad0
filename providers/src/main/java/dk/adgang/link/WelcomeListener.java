package dk.adgang.link;

import java.time.Duration;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Queues the welcome of each employee that is created, in the same transaction as the employee. */
final class WelcomeListener implements EventListenerProvider {

  private static final String PATH = "users/";
  private static final String SET_PASSWORD = "/reset-password";

  private final KeycloakSession session;
  private final Duration settling;

  WelcomeListener(KeycloakSession session, Duration settling) {
    this.session = session;
    this.settling = settling;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    String path = event.getResourcePath();
    if (event.getResourceType() != ResourceType.USER
        || event.getError() != null
        || path == null
        || !path.startsWith(PATH)) {
      return;
    }
    if (event.getOperationType() == OperationType.CREATE) {
      created(event, path.substring(PATH.length()));
    } else if (event.getOperationType() == OperationType.ACTION && path.endsWith(SET_PASSWORD)) {
      passwordSet(event, path.substring(PATH.length(), path.length() - SET_PASSWORD.length()));
    }
  }

  private void created(AdminEvent event, String id) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel employee = realm == null ? null : session.users().getUserById(realm, id);
    if (employee != null
        && employee.isEnabled()
        && employee.getServiceAccountClientLink() == null
        && employee.getEmail() != null) {
      new MailedLinks(session, realm).automaticWelcome(employee, settling);
    }
  }

  /** An administrator set a password; the employee shall know. */
  private void passwordSet(AdminEvent event, String id) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel employee = realm == null ? null : session.users().getUserById(realm, id);
    if (employee != null && employee.getServiceAccountClientLink() == null) {
      MailedLinks.passwordChanged(session, realm, employee);
    }
  }

  @Override
  public void onEvent(Event event) {
    // What employees do themselves creates nobody.
  }

  @Override
  public void close() {}
}
