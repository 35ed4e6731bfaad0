package dk.adgang.secondfactor;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Listens in every realm, without a setting: a mail about a change of a second factor is nothing
 * that a realm should be able to forget.
 */
public final class FactorListenerFactory implements EventListenerProviderFactory {

  @Override
  public String getId() {
    return "adgang-second-factor";
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new FactorListener(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
