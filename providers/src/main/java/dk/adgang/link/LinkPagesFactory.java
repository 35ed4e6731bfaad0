package dk.adgang.link;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@link LinkPages} below {@code /realms/REALM/adgang}. */
public final class LinkPagesFactory implements RealmResourceProviderFactory {

  static final String ID = "adgang";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new LinkPages(session, session.getContext().getRealm());
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(ClientSettingsCheck::on);
  }

  @Override
  public void close() {}
}
