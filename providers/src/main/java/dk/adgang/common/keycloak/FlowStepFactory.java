package dk.adgang.common.keycloak;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A step of a flow that needs no settings, sets nothing up by itself, and is switched on or off:
 * the base of most of our steps.
 */
public interface FlowStepFactory extends AuthenticatorFactory, PlainFactory<Authenticator> {

  /**
   * A type of credential that nobody has. A step with this type is on no list of ways to log in.
   */
  String NOT_LISTED = "adgang-not-listed";

  @Override
  default String getReferenceCategory() {
    return null;
  }

  @Override
  default boolean isConfigurable() {
    return false;
  }

  @Override
  default Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  default boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  default List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }
}
