package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.keycloak.FlowStepFactory;
import dk.adgang.secondfactor.method.sms.credential.SmsCredential;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;

/** Offers the SMS code as a step of a flow. */
public final class SmsAuthenticatorFactory implements FlowStepFactory {

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
  public AuthenticationExecutionModel.Requirement[] getRequirementChoices() {
    return REQUIREMENT_CHOICES;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}
