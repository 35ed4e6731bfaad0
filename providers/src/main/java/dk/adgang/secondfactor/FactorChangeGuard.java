package dk.adgang.secondfactor;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginAnew;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.login.MailedLogin;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.removal.DeleteFactorRequiredAction;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Guards every action by which an employee adds, replaces or removes a second factor: the employee
 * must have proven the existing one, and the method must be one that may be chosen now.
 *
 * <p>Keycloak only asks for a login that is not older than five minutes, with any proof or none.
 * This guard checks the proof: the steps of the flow that succeeded in this login, or those that
 * the session remembers, with the moment. Where that is not enough the employee logs in again, with
 * all that the flow asks for, and comes back here.
 */
public final class FactorChangeGuard {

  /**
   * A note of the login, which ends with it: the employee who has logged in for this, without a
   * second factor yet.
   */
  private static final String FIRST = "adgang.factor.first";

  /** A note of the login: a factor was enrolled in it. */
  private static final String ENROLLED = "adgang.factor.enrolled";

  /** A note of the login: a mail about a factor was queued in it. */
  private static final String TOLD = "adgang.factor.told";

  /** A note of the browser's tab, which outlives the login: it was asked to log in again. */
  private static final String ASKED = "adgang.factor.asked";

  private static final String NOT_PROVEN = "proof";
  private static final String REFUSED = "factor-refused.ftl";
  private static final String PAGE = "page";

  private final RequiredActionContext context;
  private final RequiredActionProvider action;
  private final String id;

  private FactorChangeGuard(
      RequiredActionContext context, RequiredActionProvider action, String id) {
    this.context = context;
    this.action = action;
    this.id = id;
  }

  /**
   * Asks for the proof, and whether the method may be chosen. Both steps of an action begin with
   * it: to show the page, and to read its form.
   *
   * @param method the method that is enrolled
   * @return whether the action must not go on; the answer is there then
   */
  public static boolean blocksEnrolment(
      RequiredActionContext context, RequiredActionProvider action, SecondFactorMethod method) {
    FactorChangeGuard change = new FactorChangeGuard(context, action, method.requiredAction());
    return change.concernsUs()
        && (LoginUnderWay.ends(context)
            || change.leaves()
            || change.refuses(method)
            || change.unproven());
  }

  /**
   * Asks for the proof alone.
   *
   * @param id the id of the required action
   * @return whether the action must not go on; the answer is there then
   */
  public static boolean blocks(
      RequiredActionContext context, RequiredActionProvider action, String id) {
    FactorChangeGuard change = new FactorChangeGuard(context, action, id);
    return change.concernsUs() && (LoginUnderWay.ends(context) || change.unproven());
  }

  /**
   * True when somebody logs in to change a password or a factor. Then a second factor is asked for,
   * also on a remembered device or wherever else something may stand for it: otherwise the factor
   * is not proven, and the change is refused.
   */
  public static boolean comesNext(AuthenticationSessionModel authSession) {
    return authSession.getClientNote(Constants.KC_ACTION) != null || askedAgain(authSession);
  }

  private static boolean askedAgain(AuthenticationSessionModel authSession) {
    return authSession.getClientNote(ASKED) != null;
  }

  /** Notes that a factor was enrolled in a login, which proves it. */
  public static void enrolled(AuthenticationSessionModel authSession, UserModel employee) {
    authSession.setAuthNote(ENROLLED, employee.getId());
    LoginProofs.noteNow(authSession, employee);
    LoginProofs.noteEnrolled(authSession, employee);
    LoginProofs.note(authSession, employee);
  }

  /** Whether a factor was enrolled in a login, since {@link #forgetEnrolled} was last called. */
  public static boolean wasEnrolled(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(ENROLLED) != null;
  }

  /** From now on only the next enrolment counts as enrolled in a login. */
  public static void forgetEnrolled(AuthenticationSessionModel authSession) {
    authSession.removeAuthNote(ENROLLED);
  }

  /** Notes that a mail about a factor was queued in a login. */
  public static void told(AuthenticationSessionModel authSession) {
    authSession.setAuthNote(TOLD, "true");
  }

  /** Whether a mail about a factor was queued in a login. */
  public static boolean wasTold(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(TOLD) != null;
  }

  private boolean concernsUs() {
    return AdgangRealm.uses(context.getRealm());
  }

  /** Goes back to the removal that the enrolment is for, if the employee asked for that. */
  private boolean leaves() {
    boolean back =
        DeleteFactorRequiredAction.replacing(login())
            && context
                .getHttpRequest()
                .getDecodedFormParameters()
                .containsKey(LoginActionsService.CANCEL_AIA);
    if (back) {
      context.success();
    }
    return back;
  }

  /**
   * Refuses a method that cannot be chosen. A choice at a login was checked there; the account
   * console offers all methods to everybody.
   */
  private boolean refuses(SecondFactorMethod method) {
    if (!startedByEmployee()) {
      return false;
    }
    SecondFactorStatus status =
        SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser());
    if (status.canChoose(method)) {
      return false;
    }
    refuse(status.whyNot(method).orElse(""), method.getId());
    return true;
  }

  private boolean unproven() {
    boolean has = factors().any();
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    Duration shortly = Duration.ofSeconds(action.getMaxAuthAge(context.getSession()));
    if (proof(has).enough(now, shortly) || (!has && firstNoted())) {
      noteEnough(has);
      return false;
    }
    if (!askedAgain(login())) {
      logInAgain();
    } else {
      refuse(NOT_PROVEN, null);
    }
    return true;
  }

  private boolean firstNoted() {
    return context.getUser().getId().equals(login().getAuthNote(FIRST));
  }

  /** One proof is enough for a login, so that an employee who types slowly is not asked again. */
  private void noteEnough(boolean has) {
    if (has) {
      LoginProofs.noteNow(login(), context.getUser());
    } else {
      login().setAuthNote(FIRST, context.getUser().getId());
    }
  }

  private Proof proof(boolean has) {
    LoginProofs proven =
        new LoginProofs(context.getSession(), context.getRealm(), context.getUser());
    return new Proof(
        has,
        AuthenticatorUtil.isSSOAuthentication(login()),
        proven.now(login()),
        proven.before(login()),
        Optional.ofNullable(sessionThatGoesOn())
            .map(session -> session.getNote(AuthenticationManager.AUTH_TIME))
            .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))));
  }

  private UserSessionModel sessionThatGoesOn() {
    UserSessionModel session =
        context
            .getSession()
            .sessions()
            .getUserSession(context.getRealm(), login().getParentSession().getId());
    return session != null && context.getUser().equals(session.getUser()) ? session : null;
  }

  /**
   * Begins the browser flow again, without the cookie, and the action after it. The actions that a
   * mail asks for, and the page at its end, are kept in the login alone, so they are carried over.
   */
  private void logInAgain() {
    AuthenticationSessionModel authSession = login();
    boolean mailed = MailedLogin.endsWithoutSession(authSession);
    Set<String> asked = mailed ? Set.copyOf(authSession.getRequiredActions()) : Set.of();
    Response first = LoginAnew.begin(context.getSession(), authSession);
    asked.forEach(authSession::addRequiredAction);
    if (mailed) {
      authSession.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
    }
    authSession.setClientNote(ASKED, "true");
    context.challenge(first);
  }

  private void refuse(String reason, String method) {
    Refusal.FACTOR_CHANGE.of(
        context
            .getEvent()
            .clone()
            .event(EventType.CUSTOM_REQUIRED_ACTION)
            .user(context.getUser())
            .detail(Details.CUSTOM_REQUIRED_ACTION, id),
        reason);
    context.challenge(
        context
            .form()
            .setAttribute(PAGE, new FactorRefusedView(method, reason, startedByEmployee()))
            .createForm(REFUSED));
  }

  /** Whether the employee came here from the account console, rather than from the choice. */
  private boolean startedByEmployee() {
    Set<String> chosen = login().getRequiredActions();
    return id.equals(login().getClientNote(Constants.KC_ACTION_EXECUTING))
        && !chosen.contains(id)
        && context.getUser().getRequiredActionsStream().noneMatch(id::equals);
  }

  private AuthenticationSessionModel login() {
    return context.getAuthenticationSession();
  }

  private EnrolledFactors factors() {
    return new EnrolledFactors(context.getSession(), context.getRealm(), context.getUser());
  }
}
