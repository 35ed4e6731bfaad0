package dk.adgang.sms.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.Sending;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.api.DeliveryOutcome;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.reports.ReportCallback;
import dk.adgang.sms.gateway.support.GatewayHttp;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Delivery reports of Twilio with signatures that were made by another program, after the algorithm
 * that the service publishes.
 */
final class TwilioReportsTest {

  private static final String SECRET = "k3y-of-the-webhook";

  private static final String TWILIO =
      "https://login.example.com/realms/adgang/adgang-sms/reports/twilio";
  private static final String TWILIO_FORM =
      "SmsSid=SM01&SmsStatus=delivered&MessageStatus=delivered&To=%2B4520123456"
          + "&MessageSid=SM0123456789abcdef&AccountSid=AC0011&From=Kaffe+%26+%C3%98&ApiVersion=2010-04-01";
  private static final String TWILIO_SIGNATURE = "a8WAox+Y/KqGHbsw48eRUx7L8zQ=";
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private static Optional<DeliveryReport> twilio(String address, String signature, String form) {
    return TwilioReports.read(
        new ReportRequest(
            address, Map.of("x-twilio-signature", signature, "content-type", FORM), form),
        SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.example.com, '', a8WAox+Y/KqGHbsw48eRUx7L8zQ=",
    "https://login.example.com, '', yOmbzVAFs6vwN2+ru/HRUqN34iU=", // signed with :443
    "https://login.example.com:8443, '', a8WAox+Y/KqGHbsw48eRUx7L8zQ=", // signed without the port
    "https://login.example.com:443, '', a8WAox+Y/KqGHbsw48eRUx7L8zQ=",
    "https://login.example.com, '?a=1', f66rx9xZvrPYU+P9BQTCbIUtcts="
  })
  void twilio_signs_its_address_and_form(String server, String query, String signature) {
    assertThat(
            twilio(
                TWILIO.replace("https://login.example.com", server) + query,
                signature,
                TWILIO_FORM))
        .contains(new DeliveryReport("twilio", "SM0123456789abcdef", DeliveryOutcome.DELIVERED));
  }

  @Test
  void a_report_of_twilio_that_somebody_else_signed_is_refused() {
    assertThat(twilio(TWILIO, TWILIO_SIGNATURE, TWILIO_FORM)).isPresent();
    assertThat(twilio(TWILIO + "?a=1", TWILIO_SIGNATURE, TWILIO_FORM)).isEmpty();
    assertThat(twilio(TWILIO.replace("example", "elsewhere"), TWILIO_SIGNATURE, TWILIO_FORM))
        .isEmpty();
    assertThat(twilio(TWILIO.replace("https", "http"), TWILIO_SIGNATURE, TWILIO_FORM)).isEmpty();
    assertThat(twilio(TWILIO, TWILIO_SIGNATURE, TWILIO_FORM.replace("cdef", "cdee"))).isEmpty();
    assertThat(twilio(TWILIO, TWILIO_SIGNATURE, TWILIO_FORM + "&More=1")).isEmpty();
    assertThat(twilio(TWILIO, TWILIO_SIGNATURE, TWILIO_FORM + "&To=%2B4520123456")).isEmpty();
    assertThat(twilio(TWILIO, "", TWILIO_FORM)).isEmpty();
    assertThat(twilio(TWILIO, "not base64!", TWILIO_FORM)).isEmpty();
    assertThat(twilio(TWILIO, TWILIO_SIGNATURE, "")).isEmpty();
    assertThat(twilio(TWILIO, TWILIO_SIGNATURE, "%zz=1")).isEmpty();
    assertThat(
            TwilioReports.read(
                new ReportRequest(
                    TWILIO,
                    Map.of("x-twilio-signature", TWILIO_SIGNATURE, "content-type", "text/plain"),
                    TWILIO_FORM),
                SECRET))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "delivered, DELIVERED",
    "read, DELIVERED",
    "undelivered, FAILED",
    "failed, FAILED",
    "canceled, FAILED",
    "queued, UNDERWAY",
    "sent, UNDERWAY",
    "something, UNDERWAY"
  })
  void a_status_of_twilio_is_read(String status, DeliveryOutcome outcome) {
    assertThat(TwilioReports.outcome(status)).isEqualTo(outcome);
  }

  @Test
  void a_message_says_where_its_reports_go() throws SmsGatewayException {
    ReportCallback reports = new ReportCallback(TWILIO, SECRET);
    try (StandIn service = new StandIn()) {
      service.answers(201, "{\"sid\":\"SM1\"}");
      Sending.send(
          new TwilioGateway(
              GatewayHttp.SHARED,
              new TwilioGateway.Account(service.url(), "AC1", "AC1", "From", "Adgang"),
              "t",
              reports));
      assertThat(service.once().form()).containsEntry("StatusCallback", TWILIO);
    }
  }
}
