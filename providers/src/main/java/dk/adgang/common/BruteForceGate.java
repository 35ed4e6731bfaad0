package dk.adgang.common;

import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's lockout: whether a password or code that an employee sends may be checked. */
public enum BruteForceGate {
  OPEN,

  /** There were too many wrong passwords or codes; it lasts for a while or for good. */
  LOCKED_OUT,

  /**
   * Keycloak checks one try of an employee at a time, and is not done with another one: another
   * request is under way, or a wrong try is being counted. This try was not checked, and is not
   * counted.
   */
  BUSY;

  /**
   * The name under which wrong codes are counted: Keycloak counts none of a type of credentials
   * that is not its own.
   */
  private static final String COUNTED_AS = OTPCredentialModel.TYPE;

  /**
   * Counts a wrong code towards the lockout. Ask {@link #enter} before the code is checked, and
   * again after it was counted.
   */
  public static void countWrong(KeycloakSession session, RealmModel realm, UserModel employee) {
    session
        .getProvider(BruteForceProtector.class)
        .failedLogin(
            realm,
            employee,
            session.getContext().getConnection(),
            session.getContext().getHttpRequest().getUri(),
            Set.of(COUNTED_AS));
  }

  /** Has the wrong codes forgotten when this login succeeds. */
  public static void forgetWrong(AuthenticationSessionModel authSession) {
    AuthenticatorUtil.addAuthCredential(authSession, COUNTED_AS);
  }

  /** {@link #enter(KeycloakSession, RealmModel, UserModel)} for the employee of a step. */
  public static BruteForceGate enter(AuthenticationFlowContext context) {
    return enter(context.getSession(), context.getRealm(), context.getUser());
  }

  /**
   * Reports the lockout of the employee of a step, by Keycloak's error: for a while or for good.
   */
  public static void reportLockout(AuthenticationFlowContext context) {
    Refusal.LOCKED_OUT.of(
        context.getEvent().user(context.getUser()),
        null,
        AuthenticatorUtils.getDisabledByBruteForceEventError(context, context.getUser()));
  }

  /**
   * Asks Keycloak, and takes its lock of the employee until the end of the request: it checks this
   * try alone.
   */
  public static BruteForceGate enter(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
    if (AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, realm, employee)
        == null) {
      return OPEN;
    }
    // Keycloak gives one answer for a lockout and for another request that is under way.
    return status(session, realm, employee) == LOCKED_OUT ? LOCKED_OUT : BUSY;
  }

  /**
   * Asks for a page that is only shown, without a try. It does not take Keycloak's lock of the
   * employee: a page that is shown again would otherwise turn away the code that is being typed on
   * it.
   *
   * @return never {@link #BUSY}
   */
  public static BruteForceGate status(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    if (!realm.isBruteForceProtected()) {
      return OPEN;
    }
    UserLoginFailureModel failures =
        session.loginFailures().getUserLoginFailure(realm, employee.getId());
    boolean lockedOut =
        !employee.isEnabled()
            || (failures != null
                && (Time.currentTimeMillis() / 1000 < failures.getFailedLoginNotBefore()
                    || (realm.isPermanentLockout()
                        && failures.getNumTemporaryLockouts() > realm.getMaxTemporaryLockouts())));
    return lockedOut ? LOCKED_OUT : OPEN;
  }
}
