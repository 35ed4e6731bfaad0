package dk.adgang.secondfactor.method.sms;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * SMS has no tables of its own any more: what limits it is counted with the budgets. This removes
 * the one that earlier versions had.
 */
public final class SmsJpaEntityProviderFactory
    implements JpaEntityProviderFactory, JpaEntityProvider {

  private static final String ID = "adgang-sms";

  @Override
  public List<Class<?>> getEntities() {
    return List.of();
  }

  @Override
  public String getChangelogLocation() {
    return "META-INF/adgang-sms-changelog.xml";
  }

  @Override
  public String getFactoryId() {
    return ID;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
