package dk.adgang.secondfactor.choice;

import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.login.MailedLogin;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.policy.ConsoleLogin;
import dk.adgang.policy.PolicyReader;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.OwedFactor;
import dk.adgang.secondfactor.SecondFactorStatus;
import dk.adgang.secondfactor.broker.BrokerLogin;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Offers the second factor after the password. Whether it is due is decided anew at each login and
 * at each step of it, and never stored: a stored «must» outlives the reason for it, and a stored
 * «done» outlives the factor.
 */
public final class ChooseSecondFactorRequiredAction implements RequiredActionProvider {

  /** The id of the required action; its configuration is the realm's own settings. */
  public static final String ID = PolicyReader.REALM_SETTINGS;

  private static final String PAGE = "page";
  private static final String TEMPLATE = "choose-second-factor.ftl";
  private static final String METHOD = "method";
  private static final String SKIP = "skip";

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    LoginUnderWay underWay =
        new LoginUnderWay(context.getSession(), context.getRealm(), context.getUser(), authSession);
    if (MailedLogin.byMailAlone(authSession)) {
      MailedLogin.note(authSession);
      underWay.beginByMailOnce();
      return;
    }
    underWay.beginOnce();
    if (underWay.stale().isPresent()) {
      // A live session has no page of its own on the way to an app. The exit would refuse it too,
      // but Keycloak shows no more than an error then.
      authSession.addRequiredAction(ID);
      return;
    }
    SecondFactorStatus status =
        SecondFactorStatus.atLogin(
            context.getSession(), context.getRealm(), context.getUser(), context.getEvent());
    broker(context).refuseUnasked(status, context.getEvent());
    if (OwedFactor.by(context.getSession(), authSession, context.getUser(), status).any()) {
      authSession.addRequiredAction(ID);
      // When an app asks for this action, Keycloak would skip it, because an app cannot begin it.
      if (ID.equals(authSession.getClientNote(Constants.KC_ACTION))) {
        authSession.removeClientNote(Constants.KC_ACTION);
      }
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    SecondFactorStatus status = status(context);
    OwedFactor owed = owed(context, status);
    if (ends(context, owed)) {
      return;
    }
    if (!owed.choice()) {
      context.success();
    } else if (enrolmentUnderWay(context, status)) {
      // The page of the enrolment comes next, at any place in the realm's order of required
      // actions.
      context.ignore();
    } else if (!endsAtConsole(context)) {
      show(context, context.form(), status);
    }
  }

  private static boolean enrolmentUnderWay(
      RequiredActionContext context, SecondFactorStatus status) {
    Set<String> due = context.getAuthenticationSession().getRequiredActions();
    return SecondFactorMethods.all(context.getSession()).stream()
        .anyMatch(method -> due.contains(method.requiredAction()) && status.canChoose(method));
  }

  @Override
  public void processAction(RequiredActionContext context) {
    SecondFactorStatus status = status(context);
    OwedFactor owed = owed(context, status);
    if (ends(context, owed)) {
      return;
    }
    if (!owed.choice()) {
      context.success();
      return;
    }
    if (endsAtConsole(context)) {
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (posted.containsKey(SKIP)) {
      skip(context, status);
      return;
    }
    String id = FormFields.one(posted, METHOD);
    Optional<SecondFactorMethod> method = SecondFactorMethods.named(context.getSession(), id);
    if (method.isEmpty()) {
      show(context, context.form().setError("secondFactorChoose"), status);
    } else if (!closer(context, status).canChoose(method.get())) {
      show(context, context.form().setError("secondFactorMethodUnavailable"), status);
    } else {
      // It is put on the login, not on the employee, where it would outlive the policy.
      context.getAuthenticationSession().addRequiredAction(method.get().requiredAction());
      context.getEvent().detail("second_factor_chosen", method.get().getId());
      context.success();
    }
  }

  private static void skip(RequiredActionContext context, SecondFactorStatus status) {
    if (status.required()) {
      show(context, context.form().setError("secondFactorRequired"), status);
      return;
    }
    if (status.mayBePutOff()) {
      putOff(context);
      return;
    }
    new EmployeeMemory(context.getSession(), context.getRealm(), context.getUser())
        .keep(Fact.SKIPPED, List.of(Instant.ofEpochMilli(Time.currentTimeMillis()).toString()));
    context.getEvent().detail("second_factor_chosen", SKIP);
    context.success();
  }

  private static void putOff(RequiredActionContext context) {
    OwedFactor.putOff(context.getAuthenticationSession());
    context.getEvent().detail("second_factor_chosen", "later");
    context.success();
  }

  private static OwedFactor owed(RequiredActionContext context, SecondFactorStatus status) {
    return OwedFactor.by(
        context.getSession(), context.getAuthenticationSession(), context.getUser(), status);
  }

  /**
   * A login that is over begins anew at the password; one that owes a proof begins anew with all
   * that the flow asks for, and where that is not enough, goes no further.
   */
  private boolean ends(RequiredActionContext context, OwedFactor owed) {
    return LoginUnderWay.ends(context)
        || (owed.proof() && FactorChangeGuard.blocks(context, this, ID));
  }

  /**
   * Somebody to whom the console never opens is told so, instead of setting up a second factor for
   * nothing. The login stays unfinished: nothing leaves by it.
   */
  private static boolean endsAtConsole(RequiredActionContext context) {
    Optional<Response> refusal = ConsoleLogin.refusal(context.getSession(), context.getUser());
    refusal.ifPresent(
        page -> {
          Refusal.CONSOLE_NOT_OPEN.of(context.getEvent().clone().user(context.getUser()));
          context.challenge(page);
        });
    return refusal.isPresent();
  }

  private static BrokerLogin broker(RequiredActionContext context) {
    return new BrokerLogin(
        context.getSession(),
        context.getRealm(),
        context.getAuthenticationSession(),
        context.getUser());
  }

  private static void show(
      RequiredActionContext context, LoginFormsProvider form, SecondFactorStatus status) {
    Locale reader = context.getSession().getContext().resolveLocale(context.getUser());
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    context.challenge(
        form.setAttribute(PAGE, ChoiceView.of(closer(context, status), reader, now))
            .createForm(TEMPLATE));
  }

  private static SecondFactorStatus closer(
      RequiredActionContext context, SecondFactorStatus status) {
    return status.withObstacles(context.getSession(), context.getRealm(), context.getUser(), true);
  }

  private static SecondFactorStatus status(RequiredActionContext context) {
    return SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser());
  }

  @Override
  public void close() {}
}
