package dk.adgang.common.keycloak;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * A factory that takes the place of Keycloak's own of the same id. Of several factories with one
 * id, Keycloak keeps the one with the highest order, and its own have none.
 *
 * <p>An {@code order()} that a class of Keycloak's defines itself would win over this one, without
 * a word from the compiler; {@code OverridesKeycloakTest} looks at each factory.
 *
 * @param <T> what the factory makes
 */
public interface OverridesKeycloak<T extends Provider> extends ProviderFactory<T> {

  @Override
  default int order() {
    return 100;
  }
}
