package dk.adgang.secondfactor.flow;

import dk.adgang.common.keycloak.FlowStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Offers {@link RequiredAuthenticator} to flows. */
public final class RequiredAuthenticatorFactory implements FlowStepFactory {

  /** The id of the step. */
  public static final String ID = "adgang-second-factor-required";

  private static final RequiredAuthenticator SINGLETON = new RequiredAuthenticator();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Second factor, where the title requires it";
  }

  @Override
  public String getHelpText() {
    return "Put it after the password and the second factor. Employees without a second factor are led to choose one, and cannot go"
        + " on without one where the title requires it.";
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}
