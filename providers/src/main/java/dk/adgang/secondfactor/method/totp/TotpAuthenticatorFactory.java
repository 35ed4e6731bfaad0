package dk.adgang.secondfactor.method.totp;

import dk.adgang.AdgangRealm;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link TotpAuthenticator} in the place of Keycloak's own. */
public final class TotpAuthenticatorFactory extends OTPFormAuthenticatorFactory {

  private static final Authenticator SINGLETON = new TotpAuthenticator();

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? SINGLETON : super.create(session);
  }
}
