package dk.adgang.link.page;

import dk.adgang.common.Refusal;
import dk.adgang.link.LinkProblem;
import dk.adgang.password.StoredPassword;
import dk.adgang.password.login.PasswordCheckAuthenticatorFactory;
import dk.adgang.password.verdict.PasswordVerdict;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PolicyError;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The password page of one employee, with the reason when a password is refused. */
final class PasswordForm {

  private static final String PAGE = "page";
  private static final String TEMPLATE = "login-update-password.ftl";
  private static final String OUTDATED = "passwordOutdated";
  private static final String ERROR_FIELD = "password";

  private final RequiredActionContext context;

  PasswordForm(RequiredActionContext context) {
    this.context = context;
  }

  /** Shows the page to somebody who has sent nothing yet. */
  void show() {
    LoginFormsProvider form = context.form();
    if (login().getAuthNote(PasswordCheckAuthenticatorFactory.OUTDATED) != null) {
      form.setInfo(OUTDATED);
    }
    show(form, Set.of(), false);
  }

  /** The verdict of all rules of the realm on a password. */
  PasswordVerdict judge(String password) {
    return PasswordVerdict.of(
        context.getSession(), context.getRealm(), context.getUser(), password);
  }

  /** Shows the page once more: the password could not be stored. */
  void refuse(PolicyError unstored) {
    refuse(Errors.PASSWORD_REJECTED, unstored.getMessage(), unstored, Set.of());
  }

  /**
   * Shows the page once more, and says why.
   *
   * @param error the error of the event
   * @param reason its detail
   * @param problem what the page says
   * @param unmet the lines of the checklist that the password does not meet
   */
  void refuse(String error, String reason, PolicyError problem, Set<String> unmet) {
    EventBuilder event = context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL_ERROR);
    event.client(login().getClient()).user(context.getUser());
    Refusal.PASSWORD_REFUSED.of(event, reason, error);
    FormMessage message =
        new FormMessage(ERROR_FIELD, problem.getMessage(), problem.getParameters());
    show(context.form().addError(message), unmet, true);
  }

  /** Shows that a mail alone is not enough for this employee. */
  void refuseMailed() {
    Refusal.PASSWORD_UNPROVEN.of(context.getEvent());
    context.challenge(
        new LinkProblems(context.getSession(), context.getRealm()).show(LinkProblem.FACTOR, null));
  }

  private void show(LoginFormsProvider form, Set<String> unmet, boolean submitted) {
    boolean link = login().getAuthNote(CreatePasswordRequiredAction.LINK_ID) != null;
    PasswordView page =
        new PasswordView(
            context.getUser().getUsername(),
            PasswordVerdict.checklist(
                context.getSession(), context.getRealm(), context.getUser(), unmet),
            submitted,
            !StoredPassword.exists(context.getUser()),
            !link);
    context.challenge(form.setAttribute(PAGE, page).createForm(TEMPLATE));
  }

  private AuthenticationSessionModel login() {
    return context.getAuthenticationSession();
  }
}
