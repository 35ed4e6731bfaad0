package dk.adgang.admin.setup.watch;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Listens in every realm to what administrators change. */
public final class SetupListenerFactory implements EventListenerProviderFactory {

  private SetupWatch watch;

  @Override
  public String getId() {
    return "adgang-setup";
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new SetupListener(session, watch);
  }

  @Override
  public void init(Config.Scope config) {}

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

  @Override
  public void close() {}
}
