package dk.adgang.sms.gateway.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.reports.ReportCallback;
import dk.adgang.sms.gateway.support.FormTemplate;
import dk.adgang.sms.gateway.support.GatewayHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sends through Twilio's Programmable Messaging (<a
 * href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>): {@code
 * POST /2010-04-01/Accounts/ACCOUNT/Messages.json}.
 */
public final class TwilioGateway implements SmsGateway {

  /**
   * An account at Twilio.
   *
   * @param user the account, or an API key of it
   * @param from the field of the sender: {@code From} or {@code MessagingServiceSid}
   */
  record Account(String server, String id, String user, String from, String sender) {}

  private final GatewayHttp service;
  private final Account account;
  private final String token;
  private final ReportCallback reports;

  /**
   * @param account null when it cannot be used
   * @param token null when there is none
   * @param reports null without delivery reports
   */
  TwilioGateway(GatewayHttp service, Account account, String token, ReportCallback reports) {
    this.service = service;
    this.account = account;
    this.token = token;
    this.reports = reports;
  }

  @Override
  public boolean configured() {
    return account != null && token != null;
  }

  @Override
  public SmsReceipt send(Sms sms, Duration within) throws SmsGatewayException {
    GatewayHttp.check(this);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    account.server() + "/2010-04-01/Accounts/" + account.id() + "/Messages.json"))
            .header("Authorization", GatewayHttp.basic(account.user(), token))
            .header("Content-Type", FormTemplate.TYPE)
            .header("Accept", "application/json");
    String form =
        FormTemplate.encode("To", sms.to(), account.from(), account.sender(), "Body", sms.text());
    if (reports != null) {
      form += "&" + FormTemplate.encode("StatusCallback", reports.address());
    }
    GatewayHttp.Reply reply = service.ask(request, "POST", form.getBytes(UTF_8), within);
    String id = reply.body().path("sid").asText("");
    // A message that was made and failed at once says so in its own fields.
    int failure = reply.body().path("error_code").asInt(0);
    if (reply.status() == 201 && !id.isEmpty() && failure == 0) {
      return new SmsReceipt(TwilioFactory.ID, id);
    }
    int code = failure == 0 ? reply.body().path("code").asInt(0) : failure;
    throw reply.refusal(
        TwilioErrors.meaning(reply.status(), code),
        code == 0 ? OptionalInt.empty() : OptionalInt.of(code));
  }

  @Override
  public Optional<DeliveryReport> report(ReportRequest request) {
    return Optional.ofNullable(reports)
        .flatMap(wanted -> TwilioReports.read(request, wanted.secret()));
  }
}
