package dk.adgang.secondfactor;

import dk.adgang.secondfactor.method.SecondFactorMethods;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * True when the employee has any second factor, whatever can be sent or is switched on. Keycloak's
 * own condition asks whether a sibling is ready to be used, and drops the whole step when none is:
 * a login by password alone.
 *
 * <p>Recovery codes alone are no second factor: whose method was removed may have lost them with
 * it, and is led to choose one where it is required.
 */
final class EnrolledCondition implements ConditionalAuthenticator {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    UserModel employee = context.getUser();
    return employee != null
        && employee
            .credentialManager()
            .getStoredCredentialsStream()
            .anyMatch(
                stored -> SecondFactorMethods.isFactor(context.getSession(), stored.getType()));
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
