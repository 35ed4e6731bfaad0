package dk.adgang.sms.gateway.support;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * Reads the settings of one gateway when the server starts, and reports each problem in one line.
 * No line holds a value.
 */
public final class GatewaySettings {

  private static final Logger LOG = Logger.getLogger(GatewaySettings.class);
  public static final String SENDER = "sender";
  public static final String URL = "url";

  /** The sender's names that networks accept (3GPP TS 23.038, alphanumeric addresses). */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,11}");

  private static final String DEFAULT_SENDER = "Adgang";

  /** The id of the gateway. */
  private final String gateway;

  private final Config.Scope config;
  private boolean usable = true;

  public GatewaySettings(String gateway, Config.Scope config) {
    this.gateway = gateway;
    this.config = config;
  }

  /** True when no setting was wrong so far. */
  public boolean usable() {
    return usable;
  }

  /** A setting that is there and not blank. */
  public Optional<String> text(String setting) {
    return Optional.ofNullable(config.get(setting)).filter(value -> !value.isBlank());
  }

  /** A setting that is a key, or says where the vault has it. */
  public Optional<VaultSecret> secret(String setting) {
    return text(setting).map(text -> new VaultSecret(gateway, setting, text));
  }

  /** The parts of a setting between commas. */
  public List<String> list(String setting) {
    return text(setting).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** A whole number of at least 1. A wrong one does not stop the sending. */
  public int number(String setting, int usual) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text.get().strip());
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    LOG.errorf(
        "SMS gateway %s: the setting %s must be a whole number of at least 1; %d is used instead",
        gateway, setting, usual);
    return usual;
  }

  /** Makes something of a setting's text. */
  public interface Reading<T> {
    T of(String text) throws BadSetting;
  }

  /** The value of a setting; empty when it is missing or wrong. */
  public <T> Optional<T> read(String setting, Reading<T> reading) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(text.get()));
    } catch (BadSetting e) {
      wrong(setting, e.getMessage());
      return Optional.empty();
    }
  }

  /** A sender that is a name. A wrong one does not stop the sending. */
  public String sender() {
    String sender = text(SENDER).orElse(DEFAULT_SENDER);
    if (!NAME.matcher(sender).matches()) {
      LOG.errorf(
          "SMS gateway %s: the setting %s must be 1 to 11 letters or digits; «%s» is used instead",
          gateway, SENDER, DEFAULT_SENDER);
      return DEFAULT_SENDER;
    }
    return sender;
  }

  /** The address that a gateway appends its paths to. */
  public String server(String usual) {
    return read(URL, UrlTemplate::server).orElse(usual);
  }

  /** Says that settings that are missing make the gateway unusable, when others are there. */
  public void allOrNone(String... names) {
    List<String> missing = Arrays.stream(names).filter(name -> text(name).isEmpty()).toList();
    if (!missing.isEmpty() && missing.size() < names.length) {
      wrong(missing.get(0), "it is missing");
    }
  }

  /** Says that a setting makes the gateway unusable. */
  public void wrong(String setting, String why) {
    usable = false;
    LOG.errorf(
        "SMS gateway %s: the setting %s cannot be used: %s. This gateway sends nothing",
        gateway, setting, why);
  }
}
