package dk.adgang.sms.gateway.vonage;

import dk.adgang.common.PureRule;
import dk.adgang.sms.gateway.api.SendFailure;

/**
 * The meanings of the status of a message in an answer of Vonage's SMS API (<a
 * href="https://developer.vonage.com/en/api-errors/sms">SMS API errors</a>). The answer itself has
 * status 200 also for a refused message.
 */
@PureRule
final class VonageErrors {

  /** The one that means accepted. */
  static final int ACCEPTED = 0;

  private VonageErrors() {}

  static SendFailure meaning(int status) {
    return switch (status) {
      // Throttled; too many existing binds.
      case 1, 10 -> SendFailure.TEMPORARY;
      // A parameter is missing or invalid; credentials; account barred; no credit; not for HTTP;
      // too
      // long; signature; sender; network code; callback; demo mode; signature and secret.
      case 2, 3, 4, 8, 9, 11, 12, 14, 15, 22, 23, 29, 32 -> SendFailure.PERMANENT;
      // Invalid message, as with a prefix that is not recognised; number barred; de-activated.
      case 6, 7, 33 -> SendFailure.BAD_NUMBER;
      // 5 is an error while the message was being processed; others are not known.
      default -> SendFailure.UNKNOWN;
    };
  }
}
