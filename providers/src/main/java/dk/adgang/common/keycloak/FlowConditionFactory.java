package dk.adgang.common.keycloak;

import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

/** Offers a condition to flows, without settings, to be switched on or off. */
public interface FlowConditionFactory extends FlowStepFactory, ConditionalAuthenticatorFactory {

  /** The account console lists types of credentials by this; a condition has none of its own. */
  @Override
  default String getReferenceCategory() {
    return ConditionalAuthenticatorFactory.super.getReferenceCategory();
  }
}
