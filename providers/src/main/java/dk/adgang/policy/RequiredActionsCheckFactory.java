package dk.adgang.policy;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Offers {@link RequiredActionsCheck} in every realm; it looks at those that use Adgang. */
public final class RequiredActionsCheckFactory implements EventListenerProviderFactory {

  @Override
  public String getId() {
    return "adgang-required-actions";
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new RequiredActionsCheck(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
