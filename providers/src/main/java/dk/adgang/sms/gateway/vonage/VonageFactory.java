package dk.adgang.sms.gateway.vonage;

import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.reports.DeliveryReportResource;
import dk.adgang.sms.gateway.reports.ReportCallback;
import dk.adgang.sms.gateway.support.BadSetting;
import dk.adgang.sms.gateway.support.GatewayHttp;
import dk.adgang.sms.gateway.support.GatewaySettings;
import dk.adgang.sms.gateway.support.VaultSecret;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code vonage}. The settings are in {@code docs/operator/sms-services.md}. */
public final class VonageFactory implements SmsGatewayFactory {

  static final String ID = "vonage";

  private static final String API_KEY = "api-key";
  private static final String API_SECRET = "api-secret";
  private static final String REPORTS_METHOD = "reports-method";
  private static final String SERVER = "https://rest.nexmo.com";

  private String server;
  private String sender;
  private Optional<VaultSecret> key = Optional.empty();
  private Optional<VaultSecret> secret = Optional.empty();
  private Optional<VaultSecret> reportsSecret = Optional.empty();
  private String reportsAlgorithm;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    GatewaySettings settings = new GatewaySettings(ID, config);
    settings.allOrNone(API_KEY, API_SECRET);
    server = settings.server(SERVER);
    sender = settings.sender();
    reportsAlgorithm = settings.read(REPORTS_METHOD, VonageFactory::algorithm).orElse("HmacSHA256");
    if (settings.usable()) {
      reportsSecret = settings.secret(DeliveryReportResource.SECRET);
      key = settings.secret(API_KEY);
      secret = settings.secret(API_SECRET);
    }
  }

  private static String algorithm(String text) throws BadSetting {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "sha256" -> "HmacSHA256";
      case "sha512" -> "HmacSHA512";
      default -> throw new BadSetting("it must be sha256 or sha512");
    };
  }

  @Override
  public SmsGateway create(KeycloakSession session) {
    return new VonageGateway(
        GatewayHttp.SHARED,
        server,
        sender,
        key.flatMap(each -> each.reveal(session)).orElse(null),
        secret.flatMap(each -> each.reveal(session)).orElse(null),
        ReportCallback.wanted(ID, reportsSecret, session),
        reportsAlgorithm);
  }
}
