package dk.adgang.sms.gateway.twilio;

import dk.adgang.common.PureRule;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.support.HttpStatusFailures;
import java.util.Set;

/**
 * The meanings of the error codes of Twilio's Programmable Messaging (<a
 * href="https://www.twilio.com/docs/api/errors">error and warning dictionary</a>). For a code that
 * is not here the status of the answer decides.
 */
@PureRule
final class TwilioErrors {

  private static final Set<Integer> BAD_NUMBER =
      Set.of(
          21211, // not a valid number
          21265, // a short code
          21266, // the sender's own number
          21268, // premium rate or information service
          21610, // the person has unsubscribed
          21614, // not a mobile number
          21635); // a landline

  private static final Set<Integer> TEMPORARY =
      Set.of(
          14107, // too many between two numbers
          20429, // too many requests at once: not processed
          21611, // the sender's queue is full
          63038); // the account's daily limit

  private TwilioErrors() {}

  /**
   * @param code 0 for none
   */
  static SendFailure meaning(int status, int code) {
    if (BAD_NUMBER.contains(code)) {
      return SendFailure.BAD_NUMBER;
    }
    if (TEMPORARY.contains(code)) {
      return SendFailure.TEMPORARY;
    }
    return HttpStatusFailures.of(status);
  }
}
