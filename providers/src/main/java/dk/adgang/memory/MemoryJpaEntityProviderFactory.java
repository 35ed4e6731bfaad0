package dk.adgang.memory;

import dk.adgang.common.keycloak.EntityProviderFactory;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;

/** The table of the remembered facts. Rows go with their employee and their realm. */
public final class MemoryJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-memory";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(MemoryEntity.class);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    EntityProviderFactory.removeRows(factory, EmployeeMemory::forget, EmployeeMemory::forget);
  }
}
