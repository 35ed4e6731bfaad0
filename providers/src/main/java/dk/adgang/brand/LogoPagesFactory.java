package dk.adgang.brand;

import dk.adgang.common.keycloak.PlainFactory;
import dk.adgang.policy.settings.EmployerSettingsCheck;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * Serves {@link LogoPages} below {@code /realms/REALM/adgang/logo}, and checks the name of a brand
 * that is to be stored.
 */
public final class LogoPagesFactory
    implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

  private static final String ID = "adgang-logo";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new LogoPages(session, session.getContext().getRealm());
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        new EmployerSettingsCheck(ID, (session, attributes) -> BrandName.problems(attributes))::on);
  }
}
