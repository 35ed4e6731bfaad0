package dk.adgang.secondfactor;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's own enrolment of an authenticator app, with a way back to the choice. */
public final class EnrolAuthenticatorApp extends UpdateTotp {

  private static final String STEP = "step";
  private static final String OTHER = "other";
  private static final String PAGE = "page";

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
    if (FactorChange.stopsEnrolment(context, this, SecondFactorMethod.APP)) {
      return;
    }
    context.form().setAttribute(PAGE, page(context));
    super.requiredActionChallenge(context);
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (FactorChange.stopsEnrolment(context, this, SecondFactorMethod.APP)) {
      return;
    }
    String step = context.getHttpRequest().getDecodedFormParameters().getFirst(STEP);
    if (OTHER.equals(step) && page(context).canChooseAnother()) {
      // The choice is due as long as nothing is enrolled; asking again there costs nothing and
      // skips nothing.
      context.success();
      return;
    }
    context.form().setAttribute(PAGE, page(context));
    super.processAction(context);
  }

  /**
   * An administrator can put this action on an employee; then it is no choice, and there is no way
   * back.
   */
  private static AuthenticatorAppPage page(RequiredActionContext context) {
    String id = UserModel.RequiredAction.CONFIGURE_TOTP.name();
    AuthenticationSessionModel login = context.getAuthenticationSession();
    boolean chosen = login.getRequiredActions().contains(id);
    boolean ordered = context.getUser().getRequiredActionsStream().anyMatch(id::equals);
    return new AuthenticatorAppPage(
        chosen
            && !ordered
            && SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser())
                .choiceDue());
  }
}
