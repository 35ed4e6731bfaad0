package dk.adgang.secondfactor.method.sms;

/**
 * The values that {@code sms-code.ftl} shows. Public, because templates can only read public types.
 *
 * @param maskedNumber where the code went, all but the last two digits hidden
 * @param enrolling whether the number is being added, and may be changed
 * @param resendAfter seconds until another code may be asked for
 * @param sent whether there is a code that can be typed
 * @param doubtful true when it is not known whether it went out
 */
public record SmsCodeView(
    String maskedNumber, boolean enrolling, long resendAfter, boolean sent, boolean doubtful) {

  /** How many digits to type. */
  public int codeLength() {
    return OneTimeCode.LENGTH;
  }
}
