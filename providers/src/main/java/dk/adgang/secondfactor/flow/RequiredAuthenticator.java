package dk.adgang.secondfactor.flow;

import dk.adgang.common.Refusal;
import dk.adgang.common.keycloak.PagelessAuthenticator;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.login.MailedLogin;
import dk.adgang.secondfactor.OwedFactor;
import dk.adgang.secondfactor.RealmSteps;
import dk.adgang.secondfactor.SecondFactorStatus;
import dk.adgang.secondfactor.choice.ChooseSecondFactorRequiredAction;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Holds the requirement in the flow, after the password and the second factor. The required action
 * holds it too; either alone is enough, so that a mistake in one opens no way in.
 */
final class RequiredAuthenticator implements PagelessAuthenticator {

  private static final Logger LOG = Logger.getLogger(RequiredAuthenticator.class);

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (MailedLogin.byMailAlone(context.getAuthenticationSession())) {
      context.success();
      return;
    }
    if (LoginUnderWay.ends(context)) {
      return;
    }
    SecondFactorStatus status =
        SecondFactorStatus.atLogin(
            context.getSession(), context.getRealm(), context.getUser(), context.getEvent());
    OwedFactor owed =
        OwedFactor.by(
            context.getSession(), context.getAuthenticationSession(), context.getUser(), status);
    if (!owed.choice()) {
      context.success();
    } else if (RealmSteps.enabled(context.getRealm(), ChooseSecondFactorRequiredAction.ID)) {
      context.getAuthenticationSession().addRequiredAction(ChooseSecondFactorRequiredAction.ID);
      context.success();
    } else if (status.required()) {
      LOG.errorf(
          "Realm %s requires a second factor, but its required action %s is not enabled: nobody without one can log in",
          context.getRealm().getName(), ChooseSecondFactorRequiredAction.ID);
      Refusal.NO_CHOICE_PAGE.of(context.getEvent().user(context.getUser()));
      // A failure would count as a wrong password, and lock the employee out in the end.
      context.forceChallenge(
          context
              .form()
              .setError(Refusal.NO_CHOICE_PAGE.message())
              .createErrorPage(Response.Status.FORBIDDEN));
    } else {
      context.success();
    }
  }
}
