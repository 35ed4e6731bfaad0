package dk.adgang.trusteddevice;

import dk.adgang.common.keycloak.FlowCondition;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.SecondFactorStatus;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * True unless the employee has had this device remembered. In doubt it is true: then the second
 * factor is asked for.
 */
final class UntrustedDeviceCondition implements FlowCondition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    UserModel employee = context.getUser();
    // Somebody who is about to change a password or a factor proves it on every device.
    if (employee == null || FactorChangeGuard.comesNext(context.getAuthenticationSession())) {
      return true;
    }
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    boolean unknown =
        !new LoginProofs(session, realm, employee).password(context.getAuthenticationSession())
            || !new RememberedDevices(session, realm, employee).knowThisOne()
            // An employee whose method was switched off, and who is to choose another, proves the
            // old one.
            || SecondFactorStatus.of(session, realm, employee).choiceDue();
    if (!unknown) {
      LoginProofs.note(context.getAuthenticationSession(), employee);
    }
    return unknown;
  }
}
