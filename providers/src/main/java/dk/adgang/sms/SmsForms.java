package dk.adgang.sms;

import dk.adgang.sms.SmsChallenge.Proof;
import dk.adgang.sms.SmsChallenge.Sending;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The names and sentences that both SMS pages share. */
final class SmsForms {

  /** The template attribute that holds the page's record. */
  static final String PAGE = "page";

  /** Which button was pressed. */
  static final String STEP = "step";

  static final String CODE = "code";
  static final String NUMBER = "number";
  static final String RESEND = "resend";

  private SmsForms() {}

  /**
   * Tells what became of sending. The first code goes out without a word; a second one is worth a
   * sentence.
   */
  static void say(LoginFormsProvider form, Sending sending, boolean again) {
    switch (sending) {
      case SENT -> {
        if (again) {
          form.setInfo("smsResent");
        }
      }
      case TOO_SOON -> form.setError("smsResendTooSoon");
      case LIMIT -> form.setError("smsSendLimit");
      case FAILED -> form.setError("smsSendFailed");
    }
  }

  /** The sentence beside the code that was not accepted. */
  static FormMessage refused(Proof proof) {
    return new FormMessage(CODE, proof == Proof.MISSING ? "smsCodeMissing" : "smsCodeWrong");
  }
}
