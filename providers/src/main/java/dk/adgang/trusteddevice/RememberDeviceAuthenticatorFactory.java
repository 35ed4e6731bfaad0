package dk.adgang.trusteddevice;

import dk.adgang.common.keycloak.FlowStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Offers {@link RememberDeviceAuthenticator} to flows. */
public final class RememberDeviceAuthenticatorFactory implements FlowStepFactory {

  /** The id of the step. */
  public static final String ID = "adgang-device-remember";

  private static final RememberDeviceAuthenticator SINGLETON = new RememberDeviceAuthenticator();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Remember the device, where the employer allows it";
  }

  @Override
  public String getHelpText() {
    return "Put it right after the second factor: it reads the box on the second factor's page.";
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}
