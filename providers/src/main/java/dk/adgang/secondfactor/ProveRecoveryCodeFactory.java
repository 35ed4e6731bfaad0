package dk.adgang.secondfactor;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link ProveRecoveryCode} in the place of Keycloak's own. */
public final class ProveRecoveryCodeFactory extends RecoveryAuthnCodesFormAuthenticatorFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new ProveRecoveryCode(session);
  }
}
