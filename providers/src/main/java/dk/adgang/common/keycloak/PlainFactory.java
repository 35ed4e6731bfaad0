package dk.adgang.common.keycloak;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * A factory with nothing to read, to prepare or to end. One that has something overrides just that.
 *
 * @param <T> what the factory makes
 */
public interface PlainFactory<T extends Provider> extends ProviderFactory<T> {

  @Override
  default void init(Config.Scope config) {}

  @Override
  default void postInit(KeycloakSessionFactory factory) {}

  @Override
  default void close() {}
}
