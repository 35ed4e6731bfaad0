package dk.adgang.sms.gateway.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.reports.ReportCallback;
import dk.adgang.sms.gateway.support.FormTemplate;
import dk.adgang.sms.gateway.support.GatewayHttp;
import dk.adgang.sms.gateway.support.HttpStatusFailures;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sends through Vonage's SMS API (<a href="https://developer.vonage.com/en/api/sms">reference</a>):
 * {@code POST /sms/json}, which answers with status 200 when it refuses, too.
 */
public final class VonageGateway implements SmsGateway {

  private final GatewayHttp service;
  private final String server;
  private final String sender;
  private final String key;
  private final String secret;
  private final ReportCallback reports;
  private final String reportsAlgorithm;

  /**
   * @param key null when there is none
   * @param secret null when there is none
   * @param reports null without delivery reports
   * @param reportsAlgorithm how reports are signed, as Java calls it
   */
  VonageGateway(
      GatewayHttp service,
      String server,
      String sender,
      String key,
      String secret,
      ReportCallback reports,
      String reportsAlgorithm) {
    this.service = service;
    this.server = server;
    this.sender = sender;
    this.key = key;
    this.secret = secret;
    this.reports = reports;
    this.reportsAlgorithm = reportsAlgorithm;
  }

  @Override
  public boolean configured() {
    return key != null && secret != null;
  }

  @Override
  public SmsReceipt send(Sms sms, Duration within) throws SmsGatewayException {
    GatewayHttp.check(this);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/sms/json"))
            .header("Content-Type", FormTemplate.TYPE)
            .header("Accept", "application/json");
    String form =
        FormTemplate.encode(
            "api_key",
            key,
            "api_secret",
            secret,
            "to",
            sms.to().replace("+", ""),
            "from",
            sender,
            "text",
            sms.text(),
            "client-ref",
            sms.id());
    if (reports != null) {
      form += "&" + FormTemplate.encode("callback", reports.address());
    }
    GatewayHttp.Reply reply = service.ask(request, "POST", form.getBytes(UTF_8), within);
    JsonNode messages = reply.body().path("messages");
    if (!reply.ok()) {
      throw reply.refusal(HttpStatusFailures.of(reply.status()), OptionalInt.empty());
    }
    // One message is one SMS, for a text fits into one. An answer with more messages, or with none,
    // is not theirs.
    JsonNode status = messages.path(0).path("status");
    int code = messages.size() == 1 ? status.asInt(-1) : -1;
    if (code == VonageErrors.ACCEPTED) {
      return new SmsReceipt(VonageFactory.ID, messages.path(0).path("message-id").asText(""));
    }
    throw reply.refusal(
        VonageErrors.meaning(code), code < 0 ? OptionalInt.empty() : OptionalInt.of(code));
  }

  @Override
  public Optional<DeliveryReport> report(ReportRequest request) {
    return Optional.ofNullable(reports)
        .flatMap(wanted -> VonageReports.read(request, wanted.secret(), reportsAlgorithm));
  }
}
