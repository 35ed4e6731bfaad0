package dk.adgang.sms.gateway.twilio;

import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.reports.DeliveryReportResource;
import dk.adgang.sms.gateway.reports.ReportCallback;
import dk.adgang.sms.gateway.support.BadSetting;
import dk.adgang.sms.gateway.support.GatewayHttp;
import dk.adgang.sms.gateway.support.GatewaySettings;
import dk.adgang.sms.gateway.support.VaultSecret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code twilio}. The settings are in {@code docs/operator/sms-services.md}. */
public final class TwilioFactory implements SmsGatewayFactory {

  static final String ID = "twilio";

  private static final String ACCOUNT = "account";
  private static final String API_KEY = "api-key";
  private static final String TOKEN = "token";
  private static final String MESSAGING_SERVICE = "messaging-service";
  private static final String SERVER = "https://api.twilio.com";

  /** Twilio's ids: two letters and 32 hexadecimal digits. */
  private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");

  /** One of the account's numbers; names have the form that networks accept. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private TwilioGateway.Account account;
  private Optional<VaultSecret> token = Optional.empty();
  private Optional<VaultSecret> reportsSecret = Optional.empty();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    GatewaySettings settings = new GatewaySettings(ID, config);
    settings.allOrNone(ACCOUNT, TOKEN);
    String server = settings.server(SERVER);
    Optional<String> id = settings.read(ACCOUNT, TwilioFactory::sid);
    Optional<String> key = settings.read(API_KEY, TwilioFactory::sid);
    Optional<String> service = settings.read(MESSAGING_SERVICE, TwilioFactory::sid);
    String sender =
        service
            .or(() -> settings.text(GatewaySettings.SENDER).filter(TwilioFactory::isNumber))
            .orElseGet(settings::sender);
    if (id.isPresent() && settings.usable()) {
      account =
          new TwilioGateway.Account(
              server,
              id.get(),
              key.or(() -> id).get(),
              service.isPresent() ? "MessagingServiceSid" : "From",
              sender);
    }
    token = settings.secret(TOKEN);
    reportsSecret = settings.secret(DeliveryReportResource.SECRET);
  }

  private static String sid(String text) throws BadSetting {
    if (!SID.matcher(text.strip()).matches()) {
      throw new BadSetting("it is not two letters and 32 hexadecimal digits");
    }
    return text.strip();
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  @Override
  public SmsGateway create(KeycloakSession session) {
    if (account == null) {
      return new TwilioGateway(GatewayHttp.SHARED, null, null, null);
    }
    return new TwilioGateway(
        GatewayHttp.SHARED,
        account,
        token.flatMap(key -> key.reveal(session)).orElse(null),
        ReportCallback.wanted(ID, reportsSecret, session));
  }
}
