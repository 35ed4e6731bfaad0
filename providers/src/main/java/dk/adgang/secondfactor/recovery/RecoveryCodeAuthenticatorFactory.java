package dk.adgang.secondfactor.recovery;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link RecoveryCodeAuthenticator} in the place of Keycloak's own. */
public final class RecoveryCodeAuthenticatorFactory
    extends RecoveryAuthnCodesFormAuthenticatorFactory implements OverridesKeycloak<Authenticator> {

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session)
        ? new RecoveryCodeAuthenticator(session)
        : super.create(session);
  }
}
