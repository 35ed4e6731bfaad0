package dk.adgang.link.page;

import dk.adgang.login.LoginUnderWay;
import dk.adgang.login.MailedLogin;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.OwedFactor;
import dk.adgang.secondfactor.SecondFactorStatus;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands before the password page: what this login has proven must be enough for a new password.
 */
final class PasswordChangeGuard {

  private static final String ACTION = RequiredAction.UPDATE_PASSWORD.name();

  private PasswordChangeGuard() {}

  /**
   * Whether a mail alone has brought somebody here who has a second factor: it would be a way
   * around it. A link of Keycloak's own asks for nothing more; our own have asked for the factor,
   * unless it was enrolled since the link was opened.
   */
  static boolean onlyMailed(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    UserModel employee = context.getUser();
    boolean ours = byLink(authSession);
    return (ours
            || authSession.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null)
        && SecondFactorStatus.of(session, realm, employee).enrolledAny()
        && !(ours && new LoginProofs(session, realm, employee).methodOrBackup(authSession));
  }

  /**
   * Stops a login without a link of ours that is over, or that owes a second factor. A link's own
   * row says whether it still works; every other login ends with what it began with, and proves an
   * existing second factor first, should its flow not have asked for it.
   *
   * @return whether the action must not go on; the answer is there then
   */
  static boolean blocks(RequiredActionContext context, RequiredActionProvider action) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    return !byLink(authSession)
        && (LoginUnderWay.ends(context)
            || (!MailedLogin.endsWithoutSession(authSession)
                && (OwedFactor.by(context.getSession(), authSession, context.getUser()).proof()
                    || changesByWish(context))
                && FactorChangeGuard.blocks(context, action, ACTION)));
  }

  /**
   * Whether an employee who has a second factor wants another password: a device that is remembered
   * stands for the factor at a login, and not for this.
   */
  private static boolean changesByWish(RequiredActionContext context) {
    return ACTION.equals(
            context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING))
        && SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser())
            .enrolledAny();
  }

  private static boolean byLink(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(CreatePasswordRequiredAction.LINK_ID) != null;
  }
}
