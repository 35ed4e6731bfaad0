package dk.adgang.login;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginFreshness.Begun;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login under way as a part of the account: with which password it began, and when. Every step,
 * required action and exit of ours asks whether both still hold, so that a measure that protects an
 * account (block, logout everywhere, a new password, disabling) ends the login of a thief who sits
 * at one of its pages.
 *
 * <p>The notes are with the login in Keycloak's authentication session, which all nodes share. A
 * login that begins anew at the password loses them.
 */
public final class LoginUnderWay {

  /** Keycloak's notes about somebody whom an identity provider has sent. */
  private static final List<String> FROM_BROKERS =
      List.of(
          AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE,
          AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS,
          PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT,
          PostBrokerLoginConstants.PBL_AFTER_FIRST_BROKER_LOGIN);

  private static final String WHOSE = "adgang.login.employee";
  private static final String PASSWORD = "adgang.login.password";
  private static final String LOGOUT = "adgang.login.logout";
  private static final String AT = "adgang.login.at";
  private static final String MAILED = "adgang.login.mailed";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;
  private final AuthenticationSessionModel authSession;

  public LoginUnderWay(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      AuthenticationSessionModel authSession) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
    this.authSession = authSession;
  }

  /**
   * Notes that the password was proven just now. All proofs that the same browser tab has given for
   * somebody else, here or at an identity provider, are forgotten: Keycloak keeps them when the
   * user changes.
   */
  public void begin() {
    String before = authSession.getAuthNote(WHOSE);
    if (before != null && !before.equals(employee.getId())) {
      authSession.clearExecutionStatus();
      authSession.clearUserSessionNotes();
    }
    FROM_BROKERS.forEach(authSession::removeAuthNote);
    note(stored());
  }

  private void note(String password) {
    authSession.removeAuthNote(MAILED);
    authSession.setAuthNote(WHOSE, employee.getId());
    authSession.setAuthNote(PASSWORD, password);
    PasswordMark.note(authSession, password);
    authSession.setAuthNote(LOGOUT, Integer.toString(logout()));
    authSession.setAuthNote(AT, Long.toString(Time.currentTimeMillis()));
  }

  /** Whether a login has begun: by a password, or at a step of ours. */
  static boolean begun(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(AT) != null && authSession.getAuthNote(MAILED) == null;
  }

  /**
   * Notes once where a login stands that is proven by a mail alone: a measure that protects the
   * account ends it like any other.
   */
  public void beginByMailOnce() {
    if (authSession.getAuthNote(AT) == null) {
      note(stored());
      authSession.setAuthNote(MAILED, "true");
    }
  }

  /**
   * Notes once where a login stands that began without a password here. A login by a live session
   * counts from the beginning of that session, unless Keycloak asks for everything anew.
   */
  public void beginOnce() {
    if (!begun(authSession)) {
      boolean anew = authSession.getAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION) != null;
      note(anew ? stored() : ofSession().orElseGet(this::stored));
    }
  }

  /** Notes that the employee has just created another password in this login; its age goes on. */
  public void passwordCreated() {
    if (authSession.getAuthNote(AT) != null) {
      authSession.setAuthNote(PASSWORD, stored());
    }
    PasswordMark.note(authSession, stored());
  }

  /** The mark of the password with which the live session of this browser began. */
  private Optional<String> ofSession() {
    return Optional.ofNullable(
            session.sessions().getUserSession(realm, authSession.getParentSession().getId()))
        .filter(live -> employee.equals(live.getUser()))
        .flatMap(PasswordMark::of);
  }

  /**
   * The reason, in words for the log, why a session may give out no more tokens: the employee is
   * disabled, or has another password than the one its login began with. Empty when the session is
   * good, and for sessions without the note: those of an administrator who impersonates the
   * employee.
   */
  public static Optional<String> stale(
      KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
    UserModel employee = userSession.getUser();
    if (!employee.isEnabled()) {
      return Optional.of(LoginFreshness.Stale.DISABLED.reason());
    }
    return PasswordMark.isOutdated(session, realm, userSession)
        ? Optional.of(LoginFreshness.Stale.PASSWORD.reason())
        : Optional.empty();
  }

  /**
   * The reason why it is over, in words for the log; empty when it may go on, or has not begun yet.
   */
  public Optional<String> stale() {
    String at = authSession.getAuthNote(AT);
    if (at == null) {
      if (!employee.isEnabled()) {
        return Optional.of(LoginFreshness.Stale.DISABLED.reason());
      }
      return ofSession()
          .filter(password -> !password.equals(stored()))
          .map(password -> LoginFreshness.Stale.PASSWORD.reason());
    }
    return new LoginFreshness(employee.isEnabled(), stored(), logout(), longest())
        .stale(
            new Begun(
                employee.getId().equals(authSession.getAuthNote(WHOSE)),
                authSession.getAuthNote(PASSWORD),
                Integer.parseInt(authSession.getAuthNote(LOGOUT)),
                Instant.ofEpochMilli(Long.parseLong(at))),
            Instant.ofEpochMilli(Time.currentTimeMillis()))
        .map(LoginFreshness.Stale::reason);
  }

  private int logout() {
    return session.users().getNotBeforeOfUser(realm, employee);
  }

  /** The realm's own times for a login and for one of its pages, whichever is longer. */
  private Duration longest() {
    return Duration.ofSeconds(
        Math.max(realm.getAccessCodeLifespanLogin(), realm.getAccessCodeLifespanUserAction()));
  }

  /**
   * Ends a step of a flow when the login is over.
   *
   * @return whether the step must not go on; then the answer is set
   */
  public static boolean ends(AuthenticationFlowContext context) {
    if (context.getUser() == null || !AdgangRealm.uses(context.getRealm())) {
      return false;
    }
    LoginUnderWay login =
        new LoginUnderWay(
            context.getSession(),
            context.getRealm(),
            context.getUser(),
            context.getAuthenticationSession());
    login.beginOnce();
    Optional<String> stale = login.stale();
    stale.ifPresent(
        why -> {
          login.report(context.getEvent(), why);
          context.forceChallenge(login.atPassword(why));
        });
    return stale.isPresent();
  }

  /**
   * Ends a required action when the login is over; the sent form is not handled.
   *
   * @return whether the action must not go on; then the answer is set
   */
  public static boolean ends(RequiredActionContext context) {
    if (!AdgangRealm.uses(context.getRealm())) {
      return false;
    }
    LoginUnderWay login =
        new LoginUnderWay(
            context.getSession(),
            context.getRealm(),
            context.getUser(),
            context.getAuthenticationSession());
    Optional<String> stale = login.stale();
    stale.ifPresent(
        why -> {
          login.report(context.getEvent().clone(), why);
          context.challenge(login.atPassword(why));
        });
    return stale.isPresent();
  }

  /**
   * Takes a login back to its password.
   *
   * @param message the message key of the page
   * @return the way to the page
   */
  public static Response atPassword(
      KeycloakSession session, AuthenticationSessionModel authSession, String message) {
    Response first = LoginAnew.begin(session, authSession);
    authSession.setAuthNote(LoginActionsService.FORWARDED_ERROR_MESSAGE_NOTE, message);
    return first;
  }

  private Response atPassword(String why) {
    return atPassword(
        session,
        authSession,
        LoginFreshness.Stale.AGE.reason().equals(why)
            ? Messages.LOGIN_TIMEOUT
            : Refusal.LOGIN_OVER.message());
  }

  private void report(EventBuilder event, String why) {
    Refusal.LOGIN_OVER.of(event.user(employee), why);
  }

  private String stored() {
    return PasswordMark.stored(session, realm, employee);
  }
}
