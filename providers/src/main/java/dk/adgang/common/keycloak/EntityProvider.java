package dk.adgang.common.keycloak;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** The entities of one package, and the changelog of their tables, which is named by the id. */
final class EntityProvider implements JpaEntityProvider {

  private final String id;
  private final List<Class<?>> entities;

  EntityProvider(String id, List<Class<?>> entities) {
    this.id = id;
    this.entities = entities;
  }

  @Override
  public List<Class<?>> getEntities() {
    return entities;
  }

  @Override
  public String getChangelogLocation() {
    return "META-INF/" + id + "-changelog.xml";
  }

  @Override
  public String getFactoryId() {
    return id;
  }

  @Override
  public void close() {}
}
