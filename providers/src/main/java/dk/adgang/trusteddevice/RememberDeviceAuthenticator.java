package dk.adgang.trusteddevice;

import dk.adgang.secondfactor.LoginProofs;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Remembers the device when the employee ticked the box on the page where the second factor was
 * proven. The flow comes here in the same request, so that the box is in its form.
 */
final class RememberDeviceAuthenticator implements Authenticator {

  /** The box on the pages of the second factor. */
  static final String BOX = "remember-device";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    boolean wanted =
        context.getHttpRequest().getDecodedFormParameters().containsKey(BOX)
            // A recovery code is for who has lost what the device would stand for.
            && new LoginProofs(context.getSession(), context.getRealm(), context.getUser())
                .method(context.getAuthenticationSession());
    if (wanted) {
      RememberedDevices devices =
          new RememberedDevices(context.getSession(), context.getRealm(), context.getUser());
      if (devices.days() > 0) {
        devices.rememberThisOne();
        context.getEvent().detail("device_remembered_days", Integer.toString(devices.days()));
      }
    }
    context.success();
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    authenticate(context);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
