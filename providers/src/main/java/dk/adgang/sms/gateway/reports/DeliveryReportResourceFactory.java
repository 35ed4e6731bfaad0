package dk.adgang.sms.gateway.reports;

import dk.adgang.common.keycloak.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@link DeliveryReportResource} below {@code /realms/REALM/adgang-sms}. */
public final class DeliveryReportResourceFactory
    implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

  static final String ID = "adgang-sms";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new DeliveryReportResource(session);
  }
}
