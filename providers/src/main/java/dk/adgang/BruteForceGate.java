package dk.adgang;

import java.util.Set;
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

/** Whether what an employee sends in a login may be looked at. */
public enum BruteForceGate {
  OPEN,

  /** After too many wrong passwords or codes, for now or for good. */
  LOCKED_OUT,

  /**
   * Keycloak looks at one try of an employee at a time, and is still at another one: in another
   * request, or counting a wrong one. Nothing was looked at, and nothing is counted.
   */
  BUSY;

  /**
   * The name under which wrong codes are counted: Keycloak counts none of a type of credentials
   * that is not its own.
   */
  private static final String COUNTED_AS = OTPCredentialModel.TYPE;

  /**
   * Counts a wrong code towards the lockout. Ask {@link #of} before what was typed is looked at,
   * and again after it was counted.
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
  public static void forgetWrong(AuthenticationSessionModel login) {
    AuthenticatorUtil.addAuthCredential(login, COUNTED_AS);
  }

  /** Asks Keycloak. From then on it is at this try, until the end of the request. */
  public static BruteForceGate of(KeycloakSession session, RealmModel realm, UserModel employee) {
    BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
    if (AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, realm, employee)
        == null) {
      return OPEN;
    }
    // Keycloak says the same of who is locked out and of who has another request under way.
    return look(session, realm, employee) == LOCKED_OUT ? LOCKED_OUT : BUSY;
  }

  /**
   * Asks for the sake of a page that is only shown, where nothing is tried: Keycloak goes on
   * looking at whatever else there is. Where it were told, a page shown again would turn away the
   * code that is being typed on it.
   *
   * @return never {@link #BUSY}
   */
  public static BruteForceGate look(KeycloakSession session, RealmModel realm, UserModel employee) {
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
