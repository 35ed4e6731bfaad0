package dk.adgang.secondfactor;

import dk.adgang.secondfactor.broker.BrokerLogin;
import dk.adgang.secondfactor.choice.ChooseSecondFactorRequiredAction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The part of the second factor that a login or a session still owes. The page that offers one, and
 * both guards at the exits, ask here, each for itself, and everything is read afresh.
 *
 * @param choice whether the employee is to choose a method before anything may leave
 * @param proof whether there is a factor that nothing has proven: a session that began before the
 *     factor was there, a login that was left open meanwhile, or a flow that asks for less than
 *     ours
 */
public record OwedFactor(boolean choice, boolean proof) {

  /** A note of the session: the employee chose «later» while that was possible. */
  private static final String LATER = "adgang.secondFactor.later";

  private static final OwedFactor NOTHING = new OwedFactor(false, false);

  /** Reads what a login owes, and notes with it the proofs of the session before it. */
  public static OwedFactor by(
      KeycloakSession session, AuthenticationSessionModel authSession, UserModel employee) {
    RealmModel realm = authSession.getRealm();
    return by(session, authSession, employee, SecondFactorStatus.of(session, realm, employee));
  }

  /** The same, for a status that was read already. */
  public static OwedFactor by(
      KeycloakSession session,
      AuthenticationSessionModel authSession,
      UserModel employee,
      SecondFactorStatus status) {
    RealmModel realm = authSession.getRealm();
    // Both are asked, for the first request alone knows the session before this login.
    boolean putOff = status.mayBePutOff() && wasPutOff(session, authSession, employee);
    boolean proven = new LoginProofs(session, realm, employee).holds(authSession);
    OwedFactor owed =
        new OwedFactor(choice(realm, status) && !putOff, status.enrolledAny() && !proven);
    return owed.any() && new BrokerLogin(session, realm, authSession, employee).trusted()
        ? NOTHING
        : owed;
  }

  /**
   * Reads what a session owes when an app asks it for tokens.
   *
   * @param met whether its login owed nothing: then it goes on during days of grace that began
   *     later
   */
  public static OwedFactor by(KeycloakSession session, UserSessionModel userSession, boolean met) {
    RealmModel realm = userSession.getRealm();
    UserModel employee = userSession.getUser();
    SecondFactorStatus status = SecondFactorStatus.of(session, realm, employee);
    boolean putOff = status.mayBePutOff() && (met || userSession.getNote(LATER) != null);
    boolean proven = new LoginProofs(session, realm, employee).holds(userSession);
    OwedFactor owed =
        new OwedFactor(choice(realm, status) && !putOff, status.enrolledAny() && !proven);
    return owed.any() && BrokerLogin.trusted(session, userSession) ? NOTHING : owed;
  }

  /**
   * Where a realm has switched off the page that offers one, only employees who must have one owe
   * it.
   */
  private static boolean choice(RealmModel realm, SecondFactorStatus status) {
    return status.choiceDue()
        && (status.required() || RealmSteps.enabled(realm, ChooseSecondFactorRequiredAction.ID));
  }

  /** Whether anything is owed. */
  public boolean any() {
    return choice || proof;
  }

  /**
   * «Later» holds for this login and its session, and is asked again at the next one: were it
   * stored with the employee, it would be a skip.
   */
  public static void putOff(AuthenticationSessionModel authSession) {
    authSession.setUserSessionNote(LATER, "true");
  }

  private static boolean wasPutOff(
      KeycloakSession session, AuthenticationSessionModel authSession, UserModel employee) {
    if (authSession.getUserSessionNotes().containsKey(LATER)) {
      return true;
    }
    // The session that a cookie stands for. Only the first request of a login knows it.
    UserSessionModel before = session.getContext().getUserSession();
    boolean putOff =
        before != null
            && before.getUser() != null
            && before.getUser().getId().equals(employee.getId())
            && before.getNote(LATER) != null;
    if (putOff) {
      authSession.setUserSessionNote(LATER, before.getNote(LATER));
    }
    return putOff;
  }
}
