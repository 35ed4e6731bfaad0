package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.AvailableAgain;
import dk.adgang.common.Refusal;
import dk.adgang.secondfactor.method.sms.SmsChallenge.Proof;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The names and sentences that the SMS pages share. */
final class SmsMessages {

  /** The template attribute that holds the page's record. */
  static final String PAGE = "page";

  /** Which button was pressed. */
  static final String STEP = "step";

  static final String CODE = "code";
  static final String NUMBER = "number";
  static final String RESEND = "resend";

  static final String LOCKED_OUT = "secondFactorLockedOut";

  /** The message beside a code that was not checked. */
  private static final String NOT_CHECKED = "secondFactorCodeNotChecked";

  /** A value that is neither a code nor a number nor a step. */
  private static final String NOT_ONE = "?";

  private SmsMessages() {}

  /**
   * Returns the posted value of a field; null when it is missing. A field that was posted twice was
   * not filled in by a person, so it becomes a value that no page accepts.
   */
  static String field(MultivaluedMap<String, String> posted, String name) {
    List<String> values = posted.get(name);
    if (values == null || values.isEmpty()) {
      return null;
    }
    return values.size() == 1 ? values.get(0) : NOT_ONE;
  }

  /**
   * Tells the outcome of sending. The first code goes out without a word; a second one is worth a
   * sentence.
   *
   * @param open whether there is a code that can be typed, this one or an earlier one
   * @param again when it may be asked for again, in the reader's words; null where that is not
   *     known
   */
  static void say(
      LoginFormsProvider form, SendResult sending, boolean resent, boolean open, String again) {
    switch (sending.kind()) {
      case SENT -> {
        if (resent) {
          form.setInfo("smsResent");
        }
      }
      case TOO_SOON -> form.setError("smsResendTooSoon", secondsUntil(sending.until()));
      case USED_UP -> form.setError("smsSendLimit", again);
      case OFF -> form.setError("smsProblem.off");
      // The page also says where the earlier code was sent.
      case NO_GATEWAY, NOT_SENT -> form.setError(open ? "smsResendFailed" : "smsSendFailed");
      case BAD_NUMBER -> form.setError("smsNumberRefused");
      case FAILED -> form.setError("smsSendUnknown");
    }
  }

  private static long secondsUntil(Instant moment) {
    long millis = moment.toEpochMilli() - Time.currentTimeMillis();
    return Math.max(1, (millis + 999) / 1000);
  }

  /**
   * When something may be asked for again, in the employee's words; null where that is not known.
   */
  static String again(KeycloakSession session, UserModel employee, Instant until) {
    Locale reader = session.getContext().resolveLocale(employee);
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    return until == null ? null : AvailableAgain.words(until, now, reader);
  }

  /** Tells that nothing was sent for this request, and perhaps for another one. */
  static LoginFormsProvider sayBusy(LoginFormsProvider form) {
    return form.setInfo("smsSendBusy");
  }

  /** The sentence beside the code that was not accepted. */
  static FormMessage refused(Proof proof) {
    String message =
        switch (proof) {
          case MISSING -> "smsCodeMissing";
          case BUSY -> NOT_CHECKED;
          default -> Refusal.SMS_CODE_WRONG.message();
        };
    return new FormMessage(CODE, message);
  }
}
