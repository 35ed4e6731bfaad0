package dk.adgang.testbed.clock;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Offers {@link TestingRows} at {@code /realms/REALM/adgang-testing-rows}. */
public final class TestingRowsFactory implements RealmResourceProviderFactory {

  public static final String ID = "adgang-testing-rows";

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new TestingRows(session);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
