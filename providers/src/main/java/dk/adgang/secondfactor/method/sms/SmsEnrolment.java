package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.BruteForceGate;
import dk.adgang.policy.PolicyReader;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.ProposedNumber;
import dk.adgang.secondfactor.method.sms.SmsChallenge.Proof;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber.Parsed;
import dk.adgang.secondfactor.method.sms.credential.SmsCredential;
import dk.adgang.secondfactor.method.sms.credential.SmsCredentialProvider;
import dk.adgang.secondfactor.method.sms.credential.SmsCredentials;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Adds SMS as a second factor: asks for a mobile number, sends a code there, and stores the number
 * once the code came back. Whether SMS may be chosen is asked anew at each step.
 */
final class SmsEnrolment {

  private static final String ID = EnrolSmsRequiredAction.ID;

  private static final String NUMBER_PAGE = "sms-number.ftl";
  private static final String CODE_PAGE = "sms-code.ftl";

  /** The number that a code was sent to; the code proves it, and no other. */
  private static final String PENDING = "adgang.sms.number";

  private static final String CHANGE_NUMBER = "change-number";
  private static final String OTHER = "other";

  private SmsEnrolment() {}

  /** Shows the page that is due. */
  static void show(RequiredActionContext context) {
    if (refused(context)) {
      // It must not stay in the list, where it would count as an enrolment under way.
      context.getAuthenticationSession().removeRequiredAction(ID);
      context.ignore();
      return;
    }
    if (pending(context) != null) {
      SmsChallenge challenge = challenge(context);
      if (challenge.open()) {
        showCode(context, context.form(), challenge);
        return;
      }
    }
    // No SMS goes there before the employee presses the button.
    show(
        context,
        context.form(),
        proposal(context)
            .get()
            .map(
                number ->
                    SmsNumberView.proposed(number, mayChooseAnother(context), countries(context)))
            .orElseGet(() -> view(context, "")));
  }

  /** Reads the form that the page has sent. */
  static void answer(RequiredActionContext context) {
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    String step = SmsMessages.field(posted, SmsMessages.STEP);
    if (refused(context) && startedByEmployee(context)) {
      context.cancel();
    } else if (refused(context) || (OTHER.equals(step) && mayChooseAnother(context))) {
      chooseAnother(context);
    } else if (CHANGE_NUMBER.equals(step)) {
      context.getAuthenticationSession().removeAuthNote(PENDING);
      showNumber(context, context.form(), "");
    } else if (pending(context) == null || posted.containsKey(SmsMessages.NUMBER)) {
      takeNumber(context, SmsMessages.field(posted, SmsMessages.NUMBER));
    } else if (SmsMessages.RESEND.equals(step)) {
      resend(context);
    } else {
      takeCode(context, SmsMessages.field(posted, SmsMessages.CODE));
    }
  }

  private static void takeNumber(RequiredActionContext context, String typed) {
    Parsed parsed = PhoneNumber.parse(typed, countries(context));
    if (parsed.refusal() != null) {
      String message =
          switch (parsed.refusal()) {
            case MISSING -> "smsNumberMissing";
            case INVALID -> "smsNumberInvalid";
            case COUNTRY -> "smsNumberCountry";
            case NOT_MOBILE -> "smsNumberNotMobile";
          };
      LoginFormsProvider form = context.form();
      showNumber(context, form.addError(new FormMessage(SmsMessages.NUMBER, message)), typed);
      return;
    }
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    boolean same = parsed.number().e164().equals(pending(context));
    authSession.setAuthNote(PENDING, parsed.number().e164());
    SmsChallenge challenge = challenge(context);
    LoginFormsProvider form = context.form();
    if (same && challenge.open()) {
      // The same number again (the back button, a double press) is no reason for another SMS.
      showCode(context, form, challenge);
      return;
    }
    BruteForceGate door = challenge.door();
    if (door == BruteForceGate.BUSY) {
      showCode(context, SmsMessages.sayBusy(form), challenge);
    } else if (door == BruteForceGate.LOCKED_OUT) {
      challenge.lockedOut(context.getEvent());
      authSession.removeAuthNote(PENDING);
      showNumber(context, form.setError(SmsMessages.LOCKED_OUT), typed);
    } else {
      SendResult sending = challenge.send();
      say(context, form, sending, false, false);
      if (challenge.open()
          && (sending.kind() == SendResult.Kind.SENT || sending.kind() == SendResult.Kind.FAILED)) {
        showCode(context, form, challenge);
      } else {
        authSession.removeAuthNote(PENDING);
        showNumber(context, form, typed);
      }
    }
  }

  private static void resend(RequiredActionContext context) {
    SmsChallenge challenge = challenge(context);
    LoginFormsProvider form = context.form();
    switch (challenge.door()) {
      case OPEN -> {
        SendResult sending = challenge.send();
        say(context, form, sending, true, challenge.open());
      }
      case LOCKED_OUT -> {
        challenge.lockedOut(context.getEvent());
        form.setError(SmsMessages.LOCKED_OUT);
      }
      case BUSY -> SmsMessages.sayBusy(form);
    }
    showCode(context, form, challenge);
  }

  private static void takeCode(RequiredActionContext context, String typed) {
    SmsChallenge challenge = challenge(context);
    Proof proof = challenge.prove(typed, context.getEvent());
    switch (proof) {
      case PROVEN -> enrol(context, challenge);
      case LOCKED_OUT ->
          showCode(context, context.form().setError(SmsMessages.LOCKED_OUT), challenge);
      case MISSING, WRONG, BUSY ->
          showCode(context, context.form().addError(SmsMessages.refused(proof)), challenge);
    }
  }

  private static void enrol(RequiredActionContext context, SmsChallenge challenge) {
    PhoneNumber number = new PhoneNumber(pending(context));
    List<String> replaced =
        SmsCredentials.of(context.getUser()).stored().stream().map(CredentialModel::getId).toList();
    SmsCredentialProvider credentials = new SmsCredentialProvider(context.getSession());
    credentials.createCredential(context.getRealm(), context.getUser(), SmsCredential.of(number));
    replaced.forEach(id -> credentials.deleteCredential(context.getRealm(), context.getUser(), id));
    proposal(context).forget();
    context.getAuthenticationSession().removeAuthNote(PENDING);
    challenge
        .details(context.getEvent())
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, SmsCredential.TYPE);
    if (!replaced.isEmpty()) {
      context.getEvent().detail(EnrolmentGuard.TOOK_PLACE, "true");
    }
    context.success();
  }

  /** Goes back to the choice, which decides anew which methods may be chosen. */
  private static void chooseAnother(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    authSession.removeAuthNote(PENDING);
    if (context.getRealm().getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS) != null) {
      authSession.addRequiredAction(PolicyReader.REALM_SETTINGS);
    }
    context.success();
  }

  private static void say(
      RequiredActionContext context,
      LoginFormsProvider form,
      SendResult sending,
      boolean resent,
      boolean open) {
    SmsMessages.say(
        form,
        sending,
        resent,
        open,
        SmsMessages.again(context.getSession(), context.getUser(), sending.until()));
  }

  private static void showNumber(
      RequiredActionContext context, LoginFormsProvider form, String typed) {
    show(context, form, view(context, typed));
  }

  private static SmsNumberView view(RequiredActionContext context, String typed) {
    return SmsNumberView.of(typed, mayChooseAnother(context), countries(context));
  }

  private static void show(
      RequiredActionContext context, LoginFormsProvider form, SmsNumberView page) {
    context.challenge(form.setAttribute(SmsMessages.PAGE, page).createForm(NUMBER_PAGE));
  }

  private static ProposedNumber proposal(RequiredActionContext context) {
    return new ProposedNumber(context.getSession(), context.getRealm(), context.getUser());
  }

  private static void showCode(
      RequiredActionContext context, LoginFormsProvider form, SmsChallenge challenge) {
    context.challenge(
        form.setAttribute(SmsMessages.PAGE, challenge.page(true)).createForm(CODE_PAGE));
  }

  private static boolean refused(RequiredActionContext context) {
    return SmsAvailability.missing(context.getSession(), context.getRealm(), context.getUser())
        .isPresent();
  }

  /** Whether the employee came here from the account console, rather than from the choice. */
  private static boolean startedByEmployee(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    return ID.equals(authSession.getClientNote(Constants.KC_ACTION_EXECUTING))
        && !authSession.getRequiredActions().contains(ID);
  }

  /** True when the choice has led here, and not the employee or an administrator. */
  private static boolean mayChooseAnother(RequiredActionContext context) {
    return !startedByEmployee(context)
        && context.getUser().getRequiredActionsStream().noneMatch(ID::equals);
  }

  private static String pending(RequiredActionContext context) {
    return context.getAuthenticationSession().getAuthNote(PENDING);
  }

  private static Set<String> countries(RequiredActionContext context) {
    return new SmsConfigReader(context.getSession(), context.getRealm()).settings().countries();
  }

  private static SmsChallenge challenge(RequiredActionContext context) {
    return new SmsChallenge(
        context.getSession(),
        context.getRealm(),
        context.getUser(),
        context.getAuthenticationSession(),
        new PhoneNumber(pending(context)),
        false);
  }
}
