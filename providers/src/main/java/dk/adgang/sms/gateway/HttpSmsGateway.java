package dk.adgang.sms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Speaks to a service as the server's configuration says. */
final class HttpSmsGateway implements SmsGateway {

  /**
   * What to say to the service, and what its answers mean.
   *
   * @param method POST, PUT, or GET, whose form is the address's query
   * @param contentType of the body
   * @param messageId where the answer holds the service's id of the message (RFC 6901)
   * @param headers with placeholders
   */
  record Manners(
      String method,
      UrlTemplate address,
      String contentType,
      BodyTemplate body,
      Acceptance acceptance,
      JsonPointer messageId,
      String sender,
      Map<String, String> headers) {}

  static final String GET = "GET";

  private final GatewayHttp service;
  private final Manners manners;
  private final Map<String, String> keys;

  /**
   * @param manners null when they cannot be used
   * @param keys further headers, without placeholders
   */
  HttpSmsGateway(GatewayHttp service, Manners manners, Map<String, String> keys) {
    this.service = service;
    this.manners = manners;
    this.keys = keys;
  }

  @Override
  public boolean configured() {
    return manners != null;
  }

  @Override
  public SmsReceipt send(Sms sms, Duration within) throws SmsGatewayException {
    GatewayHttp.check(this);
    Placeholders values = new Placeholders(sms.to(), manners.sender(), sms.text(), sms.id());
    String body = manners.body().fill(values);
    GatewayHttp.Reply reply =
        service.ask(
            request(values, body),
            manners.method(),
            isGet() ? new byte[0] : body.getBytes(UTF_8),
            within);
    Optional<SendFailure> refusal = manners.acceptance().refusal(reply.status(), reply.body());
    if (refusal.isPresent()) {
      throw reply.refusal(refusal.get(), OptionalInt.empty());
    }
    return new SmsReceipt(
        HttpSmsGatewayFactory.ID, reply.body().at(manners.messageId()).asText(""));
  }

  private boolean isGet() {
    return manners.method().equals(GET);
  }

  private HttpRequest.Builder request(Placeholders values, String body) throws SmsGatewayException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              isGet() ? manners.address().fill(values, body) : manners.address().fill(values));
      if (!isGet()) {
        request.header("Content-Type", manners.contentType());
      }
      request.header("Accept", "application/json");
      keys.forEach(request::setHeader);
      manners
          .headers()
          .forEach((name, value) -> request.setHeader(name, values.fill(value, each -> each)));
      return request;
    } catch (IllegalArgumentException e) {
      // Its message quotes the header, which may be a key.
      throw new SmsGatewayException(SendFailure.PERMANENT, "a header cannot be sent as it is");
    }
  }
}
