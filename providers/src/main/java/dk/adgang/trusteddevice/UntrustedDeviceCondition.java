package dk.adgang.trusteddevice;

import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.SecondFactorStatus;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * True unless the employee has had this device remembered. In doubt it is true: then the second
 * factor is asked for.
 */
final class UntrustedDeviceCondition implements ConditionalAuthenticator {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    UserModel employee = context.getUser();
    // Who is about to change what they log in with proves who they are, wherever they sit.
    if (employee == null || FactorChangeGuard.comesNext(context.getAuthenticationSession())) {
      return true;
    }
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    boolean unknown =
        !new LoginProofs(session, realm, employee).password(context.getAuthenticationSession())
            || !new RememberedDevices(session, realm, employee).knowThisOne()
            // Who is to choose another method, as theirs was switched off, proves the old one.
            || SecondFactorStatus.of(session, realm, employee).choiceDue();
    if (!unknown) {
      LoginProofs.note(context.getAuthenticationSession(), employee);
    }
    return unknown;
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    // A condition has no page.
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
