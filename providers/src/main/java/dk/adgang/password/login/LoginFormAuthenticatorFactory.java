package dk.adgang.password.login;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link LoginFormAuthenticator} in the place of Keycloak's own. */
public final class LoginFormAuthenticatorFactory extends UsernamePasswordFormFactory
    implements OverridesKeycloak<Authenticator> {

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? new LoginFormAuthenticator(session) : super.create(session);
  }
}
