package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link RecoveryCodeAuthenticator} in the place of Keycloak's own. */
public final class RecoveryCodeAuthenticatorFactory
    extends RecoveryAuthnCodesFormAuthenticatorFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session)
        ? new RecoveryCodeAuthenticator(session)
        : super.create(session);
  }
}
