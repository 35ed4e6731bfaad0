package dk.adgang.secondfactor.flow;

import dk.adgang.common.keycloak.FlowCondition;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * True when the employee has any second factor, also one that is switched off or cannot be sent
 * now. Keycloak's own condition asks whether a sibling is ready to be used, and drops the whole
 * step when none is ready: that would be a login by password alone.
 *
 * <p>Recovery codes alone are no second factor: an employee whose method was removed may have lost
 * them with it, and is led to choose a method where one is required.
 */
final class EnrolledCondition implements FlowCondition {

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
}
