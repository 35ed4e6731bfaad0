package dk.adgang.admin.setup.watch;

import dk.adgang.common.RequestEnd;
import dk.adgang.policy.EmployersOfRealm;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Has a realm looked at again when an administrator has changed it. */
final class SetupEventListener implements EventListenerProvider {

  /** A change below it changes nothing that the check looks at. */
  private static final String USERS = "users/";

  private final KeycloakSession session;
  private final SetupWatch watch;

  SetupEventListener(KeycloakSession session, SetupWatch watch) {
    this.session = session;
    this.watch = watch;
  }

  @Override
  public void onEvent(Event event) {
    // Employees change no realm.
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // A change of the realm itself has no path.
    if (event.getResourcePath() != null && event.getResourcePath().startsWith(USERS)) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    if (realm != null) {
      changed(realm);
    }
  }

  /** Once a request, however much of the realm it changes. */
  void changed(RealmModel realm) {
    String once = SetupEventListener.class.getName() + realm.getId();
    if (session.getAttribute(once) != null) {
      return;
    }
    session.setAttribute(once, true);
    RequestEnd.beforeStored(session, () -> EmployersOfRealm.claim(session, realm));
    String id = realm.getId();
    RequestEnd.afterStored(session, () -> watch.changed(id));
  }

  @Override
  public void close() {}
}
