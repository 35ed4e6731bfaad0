package dk.adgang.trusteddevice;

import dk.adgang.common.keycloak.PagelessAuthenticator;
import dk.adgang.secondfactor.LoginProofs;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Remembers the device when the employee ticked the box on the page where the second factor was
 * proven. The flow comes here in the same request, so that the box is in its form.
 */
final class RememberDeviceAuthenticator implements PagelessAuthenticator {

  /** The box on the pages of the second factor. */
  static final String BOX = "remember-device";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    boolean wanted =
        context.getHttpRequest().getDecodedFormParameters().containsKey(BOX)
            // A recovery code is for an employee who has lost the factor that the device would
            // stand for.
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
}
