package dk.adgang.sms.gateway;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The gateway {@code http}: posts {@code {"to","from","text"}} as JSON to one address.
 *
 * <p>Settings: {@code url}; {@code sender}, at most 11 letters or digits, {@code Adgang} by
 * default; {@code token}, sent as a bearer token when set.
 */
public final class HttpSmsGatewayFactory implements SmsGatewayFactory {

  static final String ID = "http";

  private static final Logger LOG = Logger.getLogger(HttpSmsGatewayFactory.class);

  /** What networks accept as a sender's name (3GPP TS 23.038, alphanumeric addresses). */
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9]{1,11}");

  private HttpSmsGateway gateway;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    String sender = config.get("sender", "Adgang");
    if (!SENDER.matcher(sender).matches()) {
      LOG.errorf(
          "SMS gateway http: the sender must be 1 to 11 letters or digits; «Adgang» is used instead");
      sender = "Adgang";
    }
    gateway =
        new HttpSmsGateway(Service.SHARED, address(config.get("url")), sender, config.get("token"));
  }

  private static Optional<URI> address(String url) {
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(url.strip());
      String scheme =
          address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("Not an address", e);
    }
    LOG.error(
        "SMS gateway http: the setting url is not an http or https address; no SMS can be sent");
    return Optional.empty();
  }

  @Override
  public SmsGateway create(KeycloakSession session) {
    return gateway;
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
