package dk.adgang.link.page;

import dk.adgang.common.keycloak.PlainFactory;
import dk.adgang.link.ClientSettingsCheck;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@link RealmPages} below {@code /realms/REALM/adgang}. */
public final class RealmPagesFactory
    implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

  static final String ID = "adgang";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new RealmPages(session);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(ClientSettingsCheck::on);
  }
}
