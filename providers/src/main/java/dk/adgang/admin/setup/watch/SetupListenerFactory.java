package dk.adgang.admin.setup.watch;

import dk.adgang.GlobalListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Listens in every realm to what administrators change. */
public final class SetupListenerFactory implements GlobalListenerFactory {

  private SetupWatch watch;

  @Override
  public String getId() {
    return "adgang-setup";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new SetupListener(session, watch);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    watch = new SetupWatch(factory);
    factory.register(
        event -> {
          if (event instanceof RealmModel.RealmPostCreateEvent created) {
            new SetupListener(created.getKeycloakSession(), watch)
                .changed(created.getCreatedRealm());
          }
        });
  }
}
