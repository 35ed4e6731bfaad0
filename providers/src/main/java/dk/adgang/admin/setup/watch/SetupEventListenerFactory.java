package dk.adgang.admin.setup.watch;

import dk.adgang.common.keycloak.GlobalEventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Listens in every realm to what administrators change. */
public final class SetupEventListenerFactory implements GlobalEventListenerFactory {

  private SetupWatch watch;

  @Override
  public String getId() {
    return "adgang-setup";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new SetupEventListener(session, watch);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    watch = new SetupWatch(factory);
    factory.register(
        event -> {
          if (event instanceof RealmModel.RealmPostCreateEvent created) {
            new SetupEventListener(created.getKeycloakSession(), watch)
                .changed(created.getCreatedRealm());
          }
        });
  }
}
