package dk.adgang.password;

import dk.adgang.AdgangRealm;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link LoginFormAuthenticator} in the place of Keycloak's own. */
public final class LoginFormAuthenticatorFactory extends UsernamePasswordFormFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? new LoginFormAuthenticator(session) : super.create(session);
  }
}
