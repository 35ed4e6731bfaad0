package dk.adgang.sms.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.support.BodyTemplate;
import dk.adgang.sms.gateway.support.GatewayHttp;
import dk.adgang.sms.gateway.support.Placeholders;
import dk.adgang.sms.gateway.support.UrlTemplate;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Calls a service as the server's configuration describes it. */
final class HttpSmsGateway implements SmsGateway {

  /**
   * The way to talk to the service: the request, and the meaning of its answers.
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
