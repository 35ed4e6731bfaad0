package dk.adgang.link;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The tables of the links and of what limits them; links go with their employee and their realm.
 */
public final class LinkTables implements JpaEntityProviderFactory, JpaEntityProvider {

  private static final String ID = "adgang-link";

  @Override
  public List<Class<?>> getEntities() {
    return List.of(LinkEntity.class, ForgottenEntity.class);
  }

  @Override
  public String getChangelogLocation() {
    return "META-INF/adgang-link-changelog.xml";
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
            new Links(removed.getKeycloakSession()).forget(removed.getUser());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new Links(removed.getKeycloakSession()).forget(removed.getRealm());
          }
        });
  }

  @Override
  public void close() {}
}
