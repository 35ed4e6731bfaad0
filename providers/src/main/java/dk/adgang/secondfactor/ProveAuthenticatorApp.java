package dk.adgang.secondfactor;

import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own proof of an authenticator app, listed while it may be used. */
final class ProveAuthenticatorApp extends OTPFormAuthenticator {

  @Override
  public String getType(KeycloakSession session) {
    return WaysIn.type(session, SecondFactorMethod.APP);
  }
}
