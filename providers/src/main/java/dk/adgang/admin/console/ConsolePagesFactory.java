package dk.adgang.admin.console;

import dk.adgang.policy.ConsoleDoor;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Makes {@link ConsoleProvider}. */
public final class ConsolePagesFactory implements RealmResourceProviderFactory {

  @Override
  public String getId() {
    return ConsoleDoor.PAGES;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new ConsoleProvider(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
