package dk.adgang.sms.gateway.gatewayapi;

import dk.adgang.common.PureRule;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.support.HttpStatusFailures;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meanings of the error codes of GatewayAPI's REST API (<a
 * href="https://gatewayapi.com/docs/error-codes/">error code index</a>). A code has its origin in
 * its first byte; a second byte up to 0F means the same for every origin.
 */
@PureRule
final class GatewayApiErrors {

  private static final Pattern CODE = Pattern.compile("0[xX]([0-9a-fA-F]{1,8})");

  private static final Map<Integer, SendFailure> OF_ALL_ORIGINS =
      Map.of(
          // Shutting down, insufficient resources, temporarily unavailable.
          0x05, SendFailure.TEMPORARY,
          0x06, SendFailure.TEMPORARY,
          0x09, SendFailure.TEMPORARY,
          // Unknown error, input or output error.
          0x01, SendFailure.UNKNOWN,
          0x04, SendFailure.UNKNOWN);

  private static final Map<Integer, SendFailure> SPECIAL =
      Map.of(
          // The number is on a blacklist, for a while or for good.
          0x0214, SendFailure.BAD_NUMBER,
          0x0215, SendFailure.BAD_NUMBER,
          // The message class is not set up: a 500 after which surely nothing was sent.
          0x021E, SendFailure.PERMANENT);

  private GatewayApiErrors() {}

  /**
   * @param code as in the answer, {@code 0x0216}; anything else counts as none
   */
  static SendFailure meaning(int status, String code) {
    OptionalInt number = number(code);
    if (number.isPresent()) {
      SendFailure special = SPECIAL.get(number.getAsInt());
      if (special != null) {
        return special;
      }
      SendFailure general = OF_ALL_ORIGINS.get(number.getAsInt() & 0xFF);
      if (general != null) {
        return general;
      }
    }
    return HttpStatusFailures.of(status);
  }

  static OptionalInt number(String code) {
    Matcher matcher = CODE.matcher(code);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseUnsignedInt(matcher.group(1), 16))
        : OptionalInt.empty();
  }
}
