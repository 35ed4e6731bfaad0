package dk.adgang.secondfactor;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers {@link EnrolledCondition} to flows. */
public final class EnrolledConditionFactory implements ConditionalAuthenticatorFactory {

  /** The id of the step. */
  public static final String ID = "adgang-second-factor-enrolled";

  private static final EnrolledCondition SINGLETON = new EnrolledCondition();

  private static final AuthenticationExecutionModel.Requirement[] CHOICES = {
    AuthenticationExecutionModel.Requirement.REQUIRED,
    AuthenticationExecutionModel.Requirement.DISABLED
  };

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

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public AuthenticationExecutionModel.Requirement[] getRequirementChoices() {
    return CHOICES.clone();
  }

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
