package dk.adgang.sms;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;

/** The table of the codes that were sent; rows go with their employee. */
public final class SmsTables implements JpaEntityProviderFactory, JpaEntityProvider {

  private static final String ID = "adgang-sms";

  @Override
  public List<Class<?>> getEntities() {
    return List.of(SmsCodeEntity.class);
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
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            new SmsCodes(removed.getKeycloakSession()).forget(removed.getUser());
          }
        });
  }

  @Override
  public void close() {}
}
