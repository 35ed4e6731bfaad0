package dk.adgang.secondfactor.broker;

import dk.adgang.common.keycloak.FlowConditionFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Offers {@link BrokerMfaMissingCondition} to flows. */
public final class BrokerMfaMissingConditionFactory implements FlowConditionFactory {

  /** The id of the step. */
  static final String ID = "adgang-broker-unproven";

  private static final BrokerMfaMissingCondition SINGLETON = new BrokerMfaMissingCondition();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Condition - identity provider has not proven two factors";
  }

  @Override
  public String getHelpText() {
    return "Leaves out the second factor after an identity provider that has proven two, where the employer believes it."
        + " Put it beside the condition «second factor enrolled», in a post login flow alone.";
  }

  @Override
  public String getReferenceCategory() {
    return null;
  }

  @Override
  public ConditionalAuthenticator getSingleton() {
    return SINGLETON;
  }
}
