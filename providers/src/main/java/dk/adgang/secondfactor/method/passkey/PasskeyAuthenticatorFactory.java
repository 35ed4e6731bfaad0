package dk.adgang.secondfactor.method.passkey;

import dk.adgang.AdgangRealm;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link PasskeyAuthenticator} in the place of Keycloak's own. */
public final class PasskeyAuthenticatorFactory extends WebAuthnAuthenticatorFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? new PasskeyAuthenticator(session) : super.create(session);
  }
}
