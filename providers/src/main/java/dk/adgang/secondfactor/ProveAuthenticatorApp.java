package dk.adgang.secondfactor;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own proof of an authenticator app, listed while it may be used. */
final class ProveAuthenticatorApp extends OTPFormAuthenticator {

  private static final String UNREADABLE = "appUnreadable";

  @Override
  public String getType(KeycloakSession session) {
    return WaysIn.type(session, SecondFactorMethod.APP);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (!ReadableFactors.refuse(context, SecondFactorMethod.APP, UNREADABLE)) {
      super.authenticate(context);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (!ReadableFactors.refuse(context, SecondFactorMethod.APP, UNREADABLE)) {
      super.action(context);
    }
  }
}
