package dk.adgang.secondfactor;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own enrolment of an authenticator app, with a way back to the choice. */
public final class EnrolAuthenticatorApp extends UpdateTotp {

  /**
   * What {@code login-config-totp.ftl} shows beside Keycloak's own bean. Public, because templates
   * can only read public types.
   *
   * @param canChooseAnother whether there is a choice to go back to
   */
  public record AuthenticatorAppPage(boolean canChooseAnother) {}

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    ChosenEnrolment enrolment = enrolment(context);
    if (!enrolment.stoppedAtStart(this)) {
      prepare(context, enrolment);
      super.requiredActionChallenge(context);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    ChosenEnrolment enrolment = enrolment(context);
    if (!enrolment.stopped(this) && !enrolment.another()) {
      prepare(context, enrolment);
      super.processAction(context);
      enrolment.leave();
    }
  }

  private static void prepare(RequiredActionContext context, ChosenEnrolment enrolment) {
    context
        .form()
        .setAttribute(ChosenEnrolment.PAGE, new AuthenticatorAppPage(enrolment.canChooseAnother()));
  }

  private static ChosenEnrolment enrolment(RequiredActionContext context) {
    return new ChosenEnrolment(context, SecondFactorMethod.APP);
  }
}
