package dk.adgang.secondfactor.flow;

import dk.adgang.common.keycloak.FlowConditionFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Offers {@link EnrolledCondition} to flows. */
public final class EnrolledConditionFactory implements FlowConditionFactory {

  /** The id of the step. */
  public static final String ID = "adgang-second-factor-enrolled";

  private static final EnrolledCondition SINGLETON = new EnrolledCondition();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Condition - second factor enrolled";
  }

  @Override
  public String getHelpText() {
    return "Runs the flow when the employee has any second factor, also one that was switched off since.";
  }

  @Override
  public ConditionalAuthenticator getSingleton() {
    return SINGLETON;
  }
}
