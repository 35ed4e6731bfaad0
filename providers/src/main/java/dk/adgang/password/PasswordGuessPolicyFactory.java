package dk.adgang.password;

import dk.adgang.common.keycloak.PlainFactory;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/**
 * Offers {@link GuessRule} as a password policy of the realm; its value is {@code default} or the
 * name of a list.
 *
 * <p>Settings of the server: {@code file}, a list in place of the bundled one; {@code folder},
 * where the lists are that a realm may name; {@code pwned}, {@code true} to ask Pwned Passwords
 * too; {@code pwned-url}, another service with its protocol.
 */
public final class PasswordGuessPolicyFactory
    implements PasswordPolicyProviderFactory, PlainFactory<PasswordPolicyProvider> {

  /** The id of the policy. */
  public static final String ID = "passwordGuess";

  private static final String PWNED_URL = "https://api.pwnedpasswords.com/range/";

  private static final Logger LOG = Logger.getLogger(PasswordGuessPolicyFactory.class);

  private GuessLists lists;
  private Optional<LeakedPasswords> leaked = Optional.empty();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "No password that is easy to guess";
  }

  @Override
  public String getConfigType() {
    return PasswordPolicyProvider.STRING_CONFIG_TYPE;
  }

  @Override
  public String getDefaultConfigValue() {
    return GuessLists.DEFAULT;
  }

  @Override
  public boolean isMultiplSupported() {
    return false;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new PasswordGuessPolicy(session, lists, leaked);
  }

  @Override
  public void init(Config.Scope config) {
    lists = new GuessLists(config.get("file"), config.get("folder"));
    leaked =
        config.getBoolean("pwned", false)
            ? address(config.get("pwned-url", PWNED_URL)).map(LeakedPasswords::new)
            : Optional.empty();
  }

  /** Returns whether a realm's policy names a list that the server cannot use. */
  public static boolean lacksList(KeycloakSession session, RealmModel realm) {
    Object name = realm.getPasswordPolicy().getPolicyConfig(ID);
    return name != null
        && session.getKeycloakSessionFactory().getProviderFactory(PasswordPolicyProvider.class, ID)
            instanceof PasswordGuessPolicyFactory ours
        && ours.lists.lacks(name.toString());
  }

  private static Optional<URI> address(String url) {
    try {
      URI address = URI.create(url.strip().endsWith("/") ? url.strip() : url.strip() + "/");
      String scheme =
          address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("Not an address", e);
    }
    LOG.error(
        "Guessable passwords: the setting pwned-url is not an http or https address; Pwned Passwords is not asked");
    return Optional.empty();
  }
}
