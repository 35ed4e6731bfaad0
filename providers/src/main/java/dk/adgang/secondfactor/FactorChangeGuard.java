package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import dk.adgang.LoginAnew;
import dk.adgang.LoginUnderWay;
import dk.adgang.MailedLogin;
import dk.adgang.Refusal;
import dk.adgang.secondfactor.method.SecondFactorMethod;
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
 * Stands before everything by which an employee adds, replaces or removes a second factor: nobody
 * passes who has not proven the existing one, and no method that may not be chosen now.
 *
 * <p>Keycloak asks such an employee for a login that is not older than five minutes, whatever was
 * proven at it. Here it is asked what was: the steps of the flow that succeeded in this login, or
 * those that the session remembers, with the moment. Where that is not enough the employee logs in
 * again, with all that the flow asks for, and comes back here.
 */
public final class FactorChangeGuard {

  /**
   * A note of the login, which ends with it: who has logged in for this, when they had no second
   * factor yet.
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
   * it, the page as well as what the page sends.
   *
   * @param method the method that is enrolled
   * @return whether the action must not go on; the answer is there then
   */
  public static boolean stopsEnrolment(
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
  public static boolean stops(
      RequiredActionContext context, RequiredActionProvider action, String id) {
    FactorChangeGuard change = new FactorChangeGuard(context, action, id);
    return change.concernsUs() && (LoginUnderWay.ends(context) || change.unproven());
  }

  /**
   * Whether somebody logs in to change what they log in with. Then a second factor is asked for
   * whatever else would stand for it, such as a remembered device: otherwise nothing is proven, and
   * the change is refused.
   */
  public static boolean comesNext(AuthenticationSessionModel login) {
    return login.getClientNote(Constants.KC_ACTION) != null || askedAgain(login);
  }

  private static boolean askedAgain(AuthenticationSessionModel login) {
    return login.getClientNote(ASKED) != null;
  }

  /** Notes that a factor was enrolled in a login, which proves it. */
  static void enrolled(AuthenticationSessionModel login, UserModel employee) {
    login.setAuthNote(ENROLLED, employee.getId());
    LoginProofs.noteNow(login, employee);
    LoginProofs.note(login, employee);
  }

  /** Whether a factor was enrolled in a login, since that was last forgotten. */
  static boolean wasEnrolled(AuthenticationSessionModel login) {
    return login.getAuthNote(ENROLLED) != null;
  }

  /** From now on only what is enrolled next counts as enrolled in a login. */
  static void forgetEnrolled(AuthenticationSessionModel login) {
    login.removeAuthNote(ENROLLED);
  }

  /** Notes that a mail about a factor was queued in a login. */
  static void told(AuthenticationSessionModel login) {
    login.setAuthNote(TOLD, "true");
  }

  /** Whether a mail about a factor was queued in a login. */
  static boolean wasTold(AuthenticationSessionModel login) {
    return login.getAuthNote(TOLD) != null;
  }

  private boolean concernsUs() {
    return AdgangRealm.uses(context.getRealm());
  }

  /** Back to what the enrolment is for, if that is what the employee asked for. */
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

  /** What is chosen at a login was looked at there; the account console shows everybody all. */
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

  /** Once is enough for a login: whoever types slowly is not thrown out for it. */
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
   * From the beginning of the browser flow, and without the cookie; then the action again. What a
   * mail asks for, and where it ends, is known to the login alone, and would be lost.
   */
  private void logInAgain() {
    AuthenticationSessionModel login = login();
    boolean mailed = MailedLogin.endsWithoutSession(login);
    Set<String> asked = mailed ? Set.copyOf(login.getRequiredActions()) : Set.of();
    Response first = LoginAnew.begin(context.getSession(), login);
    asked.forEach(login::addRequiredAction);
    if (mailed) {
      login.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
    }
    login.setClientNote(ASKED, "true");
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
