package dk.adgang.sms.gateway.gatewayapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.support.GatewayHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends through GatewayAPI's REST API (<a href="https://gatewayapi.com/docs/apis/rest/">
 * reference</a>): {@code POST /rest/mtsms}.
 */
final class GatewayApiGateway implements SmsGateway {

  private final GatewayHttp service;
  private final String server;
  private final String sender;
  private final String token;
  private final String reportsSecret;

  /**
   * @param token null when there is none
   * @param reportsSecret null without delivery reports
   */
  GatewayApiGateway(
      GatewayHttp service, String server, String sender, String token, String reportsSecret) {
    this.service = service;
    this.server = server;
    this.sender = sender;
    this.token = token;
    this.reportsSecret = reportsSecret;
  }

  @Override
  public boolean configured() {
    return token != null;
  }

  @Override
  public SmsReceipt send(Sms sms, Duration within) throws SmsGatewayException {
    GatewayHttp.check(this);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/rest/mtsms"))
            .header("Authorization", GatewayHttp.basic(token, ""))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    GatewayHttp.Reply reply =
        service.ask(request, "POST", body(sms).toString().getBytes(UTF_8), within);
    JsonNode id = reply.body().at("/ids/0");
    if (reply.status() == 200 && id.isValueNode() && !id.isNull()) {
      return new SmsReceipt(GatewayApiFactory.ID, id.asText());
    }
    String code = reply.body().path("code").asText("");
    throw reply.refusal(
        GatewayApiErrors.meaning(reply.status(), code), GatewayApiErrors.number(code));
  }

  private ObjectNode body(Sms sms) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("sender", sender).put("message", sms.text()).put("userref", sms.id());
    body.putArray("recipients").addObject().put("msisdn", sms.to().replace("+", ""));
    return body;
  }

  @Override
  public Optional<DeliveryReport> report(ReportRequest request) {
    return Optional.ofNullable(reportsSecret)
        .flatMap(secret -> GatewayApiReports.read(request, secret));
  }
}
