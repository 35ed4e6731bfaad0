package dk.adgang.secondfactor.broker;

import dk.adgang.common.keycloak.FlowCondition;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.LoginProofs;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * True unless the identity provider that the employee comes from has proven two factors, and is
 * believed; or the employee has just proven theirs, to connect the two accounts.
 */
final class BrokerMfaMissingCondition implements FlowCondition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    UserModel employee = context.getUser();
    if (employee == null) {
      return true;
    }
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    // This is asked first, because it also notes the claims of the identity provider.
    boolean trusted = new BrokerLogin(session, realm, authSession, employee).trusted();
    return !new LoginProofs(session, realm, employee).now(authSession)
        // Somebody who is about to change a password or a factor proves it here.
        && (!trusted || FactorChangeGuard.comesNext(authSession));
  }
}
