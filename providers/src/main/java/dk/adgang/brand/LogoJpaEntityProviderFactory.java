package dk.adgang.brand;

import dk.adgang.common.keycloak.EntityProviderFactory;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;

/** The table of the logos. Rows go with their organization and their realm. */
public final class LogoJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-logo";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(LogoEntity.class);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    EntityProviderFactory.removeRows(factory, (session, employee) -> {}, Logos::forget);
    factory.register(
        event -> {
          if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            Logos.forget(removed.getKeycloakSession(), removed.getOrganization());
          }
        });
  }
}
