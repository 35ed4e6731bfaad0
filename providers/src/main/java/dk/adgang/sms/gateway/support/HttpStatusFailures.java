package dk.adgang.sms.gateway.support;

import dk.adgang.common.PureRule;
import dk.adgang.sms.gateway.api.SendFailure;

/**
 * The meanings of HTTP statuses for an SMS that was not accepted, where the service says nothing
 * better (RFC 9110, RFC 6585).
 */
@PureRule
public final class HttpStatusFailures {

  private HttpStatusFailures() {}

  /**
   * Any 2xx counts as {@link SendFailure#UNKNOWN} here: the service has taken the request, and said
   * something that is not understood.
   */
  public static SendFailure of(int status) {
    return switch (status) {
      // Too many requests; the service is down for a while and did not take it.
      case 429, 503 -> SendFailure.TEMPORARY;
      // The service does not know this way of asking at all.
      case 501, 505 -> SendFailure.PERMANENT;
      // The request was late for the service, which may have read enough of it.
      case 408 -> SendFailure.UNKNOWN;
      default -> status >= 300 && status < 500 ? SendFailure.PERMANENT : SendFailure.UNKNOWN;
    };
  }
}
