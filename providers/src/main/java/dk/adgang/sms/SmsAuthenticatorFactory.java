package dk.adgang.sms;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers the SMS code as a step of a flow. */
public final class SmsAuthenticatorFactory implements AuthenticatorFactory {

  /** The id of the step. */
  public static final String ID = "adgang-sms";

  private static final SmsAuthenticator SINGLETON = new SmsAuthenticator();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "SMS code";
  }

  @Override
  public String getHelpText() {
    return "Sends a code to the employee's enrolled number and asks for it.";
  }

  /** Its own category; a wrong code is counted by the challenge itself. */
  @Override
  public String getReferenceCategory() {
    return SmsCredential.TYPE;
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public AuthenticationExecutionModel.Requirement[] getRequirementChoices() {
    return REQUIREMENT_CHOICES;
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
