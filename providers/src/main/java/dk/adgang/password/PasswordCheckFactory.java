package dk.adgang.password;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers {@link PasswordCheck} to flows. */
public final class PasswordCheckFactory implements AuthenticatorFactory {

  /** The id of the step. */
  public static final String ID = "adgang-password-check";

  /** The note on a login whose password has to be replaced. */
  public static final String OUTDATED = "adgang.password.outdated";

  private static final PasswordCheck SINGLETON = new PasswordCheck();

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
    return "A new password, where the old one breaks the rule";
  }

  @Override
  public String getHelpText() {
    return "Put it right after the step that asks for the password, before any other that shows a page: the password is"
        + " known in that one request alone. Who has a password that today's rule refuses creates a new one.";
  }

  @Override
  public String getReferenceCategory() {
    return null;
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
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
