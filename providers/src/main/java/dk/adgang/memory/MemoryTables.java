package dk.adgang.memory;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The table of what is remembered. Rows go with their employee and their realm. */
public final class MemoryTables implements JpaEntityProviderFactory {

  private static final String ID = "adgang-memory";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return new Tables();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            EmployeeMemory.forget(removed.getKeycloakSession(), removed.getUser());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            EmployeeMemory.forget(removed.getKeycloakSession(), removed.getRealm());
          }
        });
  }

  @Override
  public void close() {}

  private static final class Tables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
      return List.of(MemoryEntity.class);
    }

    @Override
    public String getChangelogLocation() {
      return "META-INF/adgang-memory-changelog.xml";
    }

    @Override
    public String getFactoryId() {
      return ID;
    }

    @Override
    public void close() {}
  }
}
