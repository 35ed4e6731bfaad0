package dk.adgang.admin.consent;

import dk.adgang.common.keycloak.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@link JoinPages} below {@code /realms/REALM/adgang/join}. */
public final class JoinPagesFactory
    implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

  @Override
  public String getId() {
    return "adgang-join";
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new JoinPages(session, session.getContext().getRealm());
  }
}
