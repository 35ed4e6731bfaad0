package dk.adgang.secondfactor.method.totp;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link TotpAuthenticator} in the place of Keycloak's own. */
public final class TotpAuthenticatorFactory extends OTPFormAuthenticatorFactory
    implements OverridesKeycloak<Authenticator> {

  private static final Authenticator SINGLETON = new TotpAuthenticator();

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? SINGLETON : super.create(session);
  }
}
