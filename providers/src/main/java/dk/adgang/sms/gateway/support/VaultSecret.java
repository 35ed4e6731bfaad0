package dk.adgang.sms.gateway.support;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;

/**
 * A key to a service: the value in the server's configuration, or the one in Keycloak's vault when
 * the value is {@code ${vault.NAME}}. The vault may have another key for each realm.
 */
public final class VaultSecret {

  private static final Logger LOG = Logger.getLogger(VaultSecret.class);
  private static final Pattern IN_VAULT = Pattern.compile("\\$\\{vault\\..+}");

  private final String gateway;
  private final String setting;
  private final String text;
  private final AtomicBoolean complained = new AtomicBoolean();

  public VaultSecret(String gateway, String setting, String text) {
    this.gateway = gateway;
    this.setting = setting;
    this.text = text.strip();
  }

  public static boolean isInVault(String text) {
    return IN_VAULT.matcher(text.strip()).matches();
  }

  /** The key; empty, with one line in the log, when the vault does not have it. */
  public Optional<String> reveal(KeycloakSession session) {
    if (!isInVault(text)) {
      return Optional.of(text);
    }
    Optional<String> found;
    try (VaultStringSecret secret = session.vault().getStringSecret(text)) {
      // Files end with a line break, and a header must not.
      found = secret.get().map(String::strip).filter(key -> !key.isEmpty());
    } catch (RuntimeException e) {
      LOG.debugf("The vault failed: %s", e.getClass().getName());
      found = Optional.empty();
    }
    if (found.isEmpty() && !complained.getAndSet(true)) {
      LOG.errorf(
          "SMS gateway %s: the vault has nothing for the setting %s. This gateway sends nothing",
          gateway, setting);
    }
    return found;
  }

  @Override
  public String toString() {
    return "Secret " + setting;
  }
}
