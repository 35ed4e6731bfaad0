package dk.adgang.sms.gateway.reports;

import dk.adgang.sms.gateway.support.VaultSecret;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * The delivery reports that a service is asked to send.
 *
 * @param address where they are to be sent
 * @param secret with which they are signed
 */
public record ReportCallback(String address, String secret) {

  /** The reports of a gateway; null without a secret, which means that no reports are wanted. */
  public static ReportCallback wanted(
      String gateway, Optional<VaultSecret> secret, KeycloakSession session) {
    return secret
        .flatMap(each -> each.reveal(session))
        .map(each -> new ReportCallback(address(gateway, session), each))
        .orElse(null);
  }

  /** The address of a gateway's reports, as the world knows this server. */
  static String address(String gateway, KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    return Urls.realmBase(session.getContext().getUri().getBaseUri())
        .path(realm.getName())
        .path(DeliveryReportResourceFactory.ID)
        .path(DeliveryReportResource.PATH)
        .path(gateway)
        .build()
        .toString();
  }

  @Override
  public String toString() {
    return "Reports to " + address;
  }
}
