package dk.adgang.secondfactor;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * True unless the identity provider that the employee comes from has proven two factors, and is
 * believed; or the employee has just proven theirs, to connect the two accounts.
 */
final class BrokerMfaMissingCondition implements ConditionalAuthenticator {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    UserModel employee = context.getUser();
    if (employee == null) {
      return true;
    }
    AuthenticationSessionModel login = context.getAuthenticationSession();
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    // Asked first, as it also notes what the identity provider says.
    boolean trusted = new BrokerLogin(session, realm, login, employee).trusted();
    return !new LoginProofs(session, realm, employee).now(login)
        // Who is about to change what they log in with proves it here.
        && (!trusted || FactorChangeGuard.comesNext(login));
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
