package dk.adgang.link.forgotten;

import dk.adgang.common.keycloak.PagelessAuthenticator;
import dk.adgang.link.LinkBudgets;
import dk.adgang.link.mail.ForgottenLetterFactory;
import dk.adgang.link.page.CreatePasswordRequiredAction;
import dk.adgang.mail.Outbox;
import dk.adgang.ratelimit.RateLimiter;
import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The step of «Har du glemt adgangskoden?» that mails the link.
 *
 * <p>For an account that exists, does not exist, is disabled, or was asked for too often the same
 * statements run, the same page is shown, and the mail, if there is one, goes out later. So nobody
 * can tell one case from the other.
 */
final class ForgottenMailAuthenticator implements PagelessAuthenticator {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (cameByLink(context)) {
      context.success();
      return;
    }
    UserModel employee = context.getUser();
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    String typed = authSession.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
    boolean allowed =
        RateLimiter.take(
                context.getSession(),
                context.getRealm(),
                LinkBudgets.forgotten(
                    typed == null ? "" : typed, context.getConnection().getRemoteHost()))
            .isEmpty();
    UserModel receiver = allowed && employee != null && employee.isEnabled() ? employee : null;
    new Outbox(context.getSession())
        .queue(
            context.getRealm(),
            receiver,
            ForgottenLetterFactory.ID,
            authSession.getClient().getClientId(),
            Duration.ZERO,
            // Not the employee's language, which would show that the account exists.
            context.getSession().getContext().resolveLocale(null));
    context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
  }

  /** An employee who comes by the mailed link has passed this step already. */
  private static boolean cameByLink(AuthenticationFlowContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    UserModel employee = context.getUser();
    return employee != null
        && authSession.getAuthNote(CreatePasswordRequiredAction.LINK_ID) != null
        && employee
            .getId()
            .equals(authSession.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (cameByLink(context)) {
      context.success();
    } else {
      context.failure(AuthenticationFlowError.INVALID_USER);
    }
  }

  @Override
  public boolean requiresUser() {
    return false;
  }
}
