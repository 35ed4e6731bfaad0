package dk.adgang.sms.gateway.gatewayapi;

import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.reports.DeliveryReportResource;
import dk.adgang.sms.gateway.support.GatewayHttp;
import dk.adgang.sms.gateway.support.GatewaySettings;
import dk.adgang.sms.gateway.support.VaultSecret;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code gatewayapi}. The settings are in {@code docs/operator/sms-services.md}. */
public final class GatewayApiFactory implements SmsGatewayFactory {

  static final String ID = "gatewayapi";

  private static final String TOKEN = "token";
  private static final String SERVER = "https://gatewayapi.com";

  private String server;
  private String sender;
  private Optional<VaultSecret> token = Optional.empty();
  private Optional<VaultSecret> reportsSecret = Optional.empty();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    GatewaySettings settings = new GatewaySettings(ID, config);
    server = settings.server(SERVER);
    sender = settings.sender();
    if (settings.usable()) {
      token = settings.secret(TOKEN);
      reportsSecret = settings.secret(DeliveryReportResource.SECRET);
    }
  }

  @Override
  public SmsGateway create(KeycloakSession session) {
    return new GatewayApiGateway(
        GatewayHttp.SHARED,
        server,
        sender,
        token.flatMap(key -> key.reveal(session)).orElse(null),
        reportsSecret.flatMap(key -> key.reveal(session)).orElse(null));
  }
}
