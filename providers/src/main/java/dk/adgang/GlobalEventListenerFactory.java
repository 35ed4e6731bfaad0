package dk.adgang;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** A listener that hears of every realm, without a setting that a realm could forget. */
public interface GlobalEventListenerFactory extends EventListenerProviderFactory {

  @Override
  default boolean isGlobal() {
    return true;
  }

  @Override
  default void init(Config.Scope config) {}

  @Override
  default void postInit(KeycloakSessionFactory factory) {}

  @Override
  default void close() {}
}
