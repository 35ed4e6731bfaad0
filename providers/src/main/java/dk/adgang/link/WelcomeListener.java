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

  private final KeycloakSession session;
  private final Duration settling;

  WelcomeListener(KeycloakSession session, Duration settling) {
    this.session = session;
    this.settling = settling;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getResourceType() != ResourceType.USER
        || event.getOperationType() != OperationType.CREATE
        || event.getError() != null
        || event.getResourcePath() == null
        || !event.getResourcePath().startsWith(PATH)) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    String id = event.getResourcePath().substring(PATH.length());
    UserModel employee = realm == null ? null : session.users().getUserById(realm, id);
    if (employee != null
        && employee.isEnabled()
        && employee.getServiceAccountClientLink() == null
        && employee.getEmail() != null) {
      new MailedLinks(session, realm).automaticWelcome(employee, settling);
    }
  }

  @Override
  public void onEvent(Event event) {
    // What employees do themselves creates nobody.
  }

  @Override
  public void close() {}
}
