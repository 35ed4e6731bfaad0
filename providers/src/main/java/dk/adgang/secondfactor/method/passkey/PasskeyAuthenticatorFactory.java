package dk.adgang.secondfactor.method.passkey;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link PasskeyAuthenticator} in the place of Keycloak's own. */
public final class PasskeyAuthenticatorFactory extends WebAuthnAuthenticatorFactory
    implements OverridesKeycloak<Authenticator> {

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? new PasskeyAuthenticator(session) : super.create(session);
  }
}
