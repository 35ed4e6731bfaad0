package dk.adgang.link.forgotten;

import dk.adgang.common.keycloak.FlowStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;

/** Offers {@link ForgottenMailAuthenticator} to the flow for forgotten passwords. */
public final class ForgottenMailAuthenticatorFactory implements FlowStepFactory {

  private static final String ID = "adgang-forgotten-mail";
  private static final ForgottenMailAuthenticator SINGLETON = new ForgottenMailAuthenticator();

  private static final AuthenticationExecutionModel.Requirement[] CHOICES = {
    AuthenticationExecutionModel.Requirement.REQUIRED
  };

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Mail a link for a new password";
  }

  @Override
  public String getHelpText() {
    return "In place of Keycloak's «Send Reset Email»: the mail goes out by the courier, requests are limited, and nobody can"
        + " tell whether the account exists.";
  }

  @Override
  public AuthenticationExecutionModel.Requirement[] getRequirementChoices() {
    return CHOICES.clone();
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}
