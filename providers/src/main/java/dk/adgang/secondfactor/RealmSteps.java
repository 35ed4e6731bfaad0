package dk.adgang.secondfactor;

import dk.adgang.secondfactor.flow.EnrolledConditionFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The parts of a realm by which employees enrol a second factor, and are asked for it. */
public final class RealmSteps {

  private RealmSteps() {}

  /** Whether the realm has a required action that is switched on. */
  public static boolean enabled(RealmModel realm, String action) {
    RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
    return model != null && model.isEnabled();
  }

  /** Whether a flow asks employees with a second factor to prove it. */
  public static boolean askedIn(RealmModel realm, AuthenticationFlowModel flow) {
    return flow != null
        && realm
            .getAuthenticationExecutionsStream(flow.getId())
            .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
            .anyMatch(
                execution ->
                    execution.isAuthenticatorFlow()
                        ? askedIn(realm, realm.getAuthenticationFlowById(execution.getFlowId()))
                        : EnrolledConditionFactory.ID.equals(execution.getAuthenticator()));
  }
}
