package dk.adgang.link;

import dk.adgang.mail.Outbox;
import dk.adgang.ratelimit.RateLimiter;
import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The step of «Har du glemt adgangskoden?» that mails the link.
 *
 * <p>Whether the account exists, is disabled, or was asked for too often: the same statements run,
 * the same page is shown, and the mail, if there is one, goes out later. Nobody can tell one from
 * the other.
 */
final class ForgottenMailAuthenticator implements Authenticator {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (cameByLink(context)) {
      context.success();
      return;
    }
    UserModel employee = context.getUser();
    AuthenticationSessionModel login = context.getAuthenticationSession();
    String typed = login.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
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
            login.getClient().getClientId(),
            Duration.ZERO,
            // Not the employee's: nobody who asks is to see whether there is one.
            context.getSession().getContext().resolveLocale(null));
    context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
  }

  /** Who comes by the mailed link has this step behind them. */
  private static boolean cameByLink(AuthenticationFlowContext context) {
    AuthenticationSessionModel login = context.getAuthenticationSession();
    UserModel employee = context.getUser();
    return employee != null
        && login.getAuthNote(CreatePasswordRequiredAction.LINK_ID) != null
        && employee.getId().equals(login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
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

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
