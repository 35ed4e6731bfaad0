package dk.adgang;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A step of a flow that needs no settings, sets nothing up by itself, and is there or not: what
 * most of ours have in common.
 */
public interface FlowStepFactory extends AuthenticatorFactory {

  /**
   * A type of credential that nobody has. A step whose type it is stands on no list of ways to log
   * in.
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

  @Override
  default void init(Config.Scope config) {}

  @Override
  default void postInit(KeycloakSessionFactory factory) {}

  @Override
  default void close() {}
}
