package dk.adgang.sms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.adgang.outbound.NoAnswerException;
import dk.adgang.outbound.OutboundHttp;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalInt;

/**
 * The way to the services of all gateways of ours: one for all, which keeps connections open
 * between messages, and knows what a failed call says about the SMS.
 */
final class GatewayHttp {

  private static final int LONGEST = 64 * 1024;

  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The one that gateways share. */
  static final GatewayHttp SHARED = new GatewayHttp(new OutboundHttp(LONGEST));

  private final OutboundHttp caller;

  private GatewayHttp(OutboundHttp caller) {
    this.caller = caller;
  }

  /**
   * An answer of the service.
   *
   * @param body a missing node when it was no JSON
   */
  record Reply(int status, JsonNode body) {

    boolean ok() {
      return status / 100 == 2;
    }

    /**
     * @param code of the service, a number only: anything longer may hold what was sent
     */
    SmsGatewayException refusal(SendFailure kind, OptionalInt code) {
      return new SmsGatewayException(
          kind,
          "the service answered with status "
              + status
              + (code.isPresent() ? " and code " + code.getAsInt() : ""));
    }
  }

  /** Nothing is sent by a gateway that is not configured. */
  static void check(SmsGateway gateway) throws SmsGatewayException {
    if (!gateway.configured()) {
      throw new SmsGatewayException(SendFailure.PERMANENT, "the gateway is not configured");
    }
  }

  /** The header's value for HTTP basic authentication (RFC 7617). */
  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /**
   * Asks the service, once.
   *
   * @param body empty for none
   */
  Reply ask(HttpRequest.Builder request, String method, byte[] body, Duration within)
      throws SmsGatewayException {
    try {
      OutboundHttp.Answer answer = caller.call(request, method, body, within);
      return new Reply(answer.status(), json(answer.body()));
    } catch (NoAnswerException e) {
      throw new SmsGatewayException(
          e.surelyNotSent() ? SendFailure.TEMPORARY : SendFailure.UNKNOWN, e.getMessage());
    }
  }

  private static JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
