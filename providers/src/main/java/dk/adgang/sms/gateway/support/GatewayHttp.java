package dk.adgang.sms.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.adgang.outbound.NoAnswerException;
import dk.adgang.outbound.OutboundHttp;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalInt;

/**
 * Calls the services of all gateways of ours. It keeps connections open between messages, and knows
 * whether an SMS may have gone out when a call fails.
 */
public final class GatewayHttp {

  private static final int LONGEST = 64 * 1024;

  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The one that gateways share. */
  public static final GatewayHttp SHARED = new GatewayHttp(new OutboundHttp(LONGEST));

  private final OutboundHttp caller;

  private GatewayHttp(OutboundHttp caller) {
    this.caller = caller;
  }

  /**
   * An answer of the service.
   *
   * @param body a missing node when it was no JSON
   */
  public record Reply(int status, JsonNode body) {

    public boolean ok() {
      return status / 100 == 2;
    }

    /**
     * Returns the failure that a gateway throws for this reply.
     *
     * @param code of the service, a number only: anything longer may hold what was sent
     */
    public SmsGatewayException refusal(SendFailure kind, OptionalInt code) {
      return new SmsGatewayException(
          kind,
          "the service answered with status "
              + status
              + (code.isPresent() ? " and code " + code.getAsInt() : ""));
    }
  }

  /** Refuses to send by a gateway that is not configured. */
  public static void check(SmsGateway gateway) throws SmsGatewayException {
    if (!gateway.configured()) {
      throw new SmsGatewayException(SendFailure.PERMANENT, "the gateway is not configured");
    }
  }

  /** The header's value for HTTP basic authentication (RFC 7617). */
  public static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /**
   * Asks the service, once.
   *
   * @param body empty for none
   */
  public Reply ask(HttpRequest.Builder request, String method, byte[] body, Duration within)
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
