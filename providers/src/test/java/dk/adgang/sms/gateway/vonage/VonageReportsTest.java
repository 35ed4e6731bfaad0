package dk.adgang.sms.gateway.vonage;

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
 * Delivery reports of Vonage with signatures that were made by another program, after the algorithm
 * that the service publishes.
 */
final class VonageReportsTest {

  private static final String SECRET = "k3y-of-the-webhook";
  private static final String CALLBACK = "https://login.example.com/reports";

  private static final String JWT_HEADER = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";
  private static final String VONAGE_FORM =
      "msisdn=4520123456&to=Kaffe&network-code=23801&messageId=0A0000001234567B&price=0.03330000"
          + "&status=delivered&scts=2611222000&err-code=0&api-key=k3y4bcd&client-ref=a%26b%3Dc"
          + "&message-timestamp=2026-11-22+20%3A00%3A00&timestamp=1795384800&nonce=ec11dd3e";
  private static final String VONAGE_SHA256 =
      "CA3BCA96AEED799B4875A1D98C6C83CB58B6EA06A38EE3B3935B4AD1926685F6";
  private static final String VONAGE_SHA512 =
      "D1D449DC63CF7F3C70E7ECF2C300F40DF9BF2F152B1C098B0EB23F9C9F41168961CDB179451A70DB657D3DB220BF6E2"
          + "3F56F3C7B5AB6B76062936E0E0A7F9467";
  private static final String VONAGE_JSON =
      "{\"messageId\":\"0A0000001234567B\",\"status\":\"delivered\",\"msisdn\":\"4520123456\"}";
  private static final String VONAGE_TOKEN =
      JWT_HEADER
          + ".eyJpYXQiOjE3OTUzODQ4MDAsImp0aSI6IngiLCJpc3MiOiJWb25hZ2UiLCJwYXlsb2FkX2hhc2giOiIyZjU2YTU2NmJj"
          + "Y2RlN2UzZDRhNjY0MWY3ZWEwMGQ5ZDhmNWFjNjkzNjFmZTRiOTE1OWRmMjRjOTVkMzkwZDI3IiwiYXBpX2tleSI6ImszeTRiY2QifQ"
          + ".eDoC7xrF-C7WMcj_xxkOmRCqJDpsTMxypYAD2q7xFb0";

  /** Signed, but not over the body. */
  private static final String VONAGE_TOKEN_WITHOUT_HASH =
      JWT_HEADER
          + ".eyJpYXQiOjE3OTUzODQ4MDAsImp0aSI6IngiLCJpc3MiOiJWb25hZ2UiLCJhcGlfa2V5IjoiazN5NGJjZCJ9"
          + ".82l7Bcx5gLNG6vsYI-mGRwxgZzMWhW3G8rgfYu5TSB8";

  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private static Optional<DeliveryReport> vonage(String form, String algorithm) {
    return VonageReports.read(
        new ReportRequest("https://x.example", Map.of("content-type", FORM), form),
        SECRET,
        algorithm);
  }

  private static Optional<DeliveryReport> vonageJson(String token, String body) {
    return VonageReports.read(
        new ReportRequest(
            "https://x.example",
            Map.of("content-type", "application/json", "authorization", "Bearer " + token),
            body),
        SECRET,
        "HmacSHA256");
  }

  @Test
  void vonage_signs_its_fields() {
    DeliveryReport report =
        new DeliveryReport("vonage", "0A0000001234567B", DeliveryOutcome.DELIVERED);
    assertThat(vonage(VONAGE_FORM + "&sig=" + VONAGE_SHA256, "HmacSHA256")).contains(report);
    assertThat(
            vonage(
                "sig=" + VONAGE_SHA256.toLowerCase(java.util.Locale.ROOT) + "&" + VONAGE_FORM,
                "HmacSHA256"))
        .contains(report);
    assertThat(vonage(VONAGE_FORM + "&sig=" + VONAGE_SHA512, "HmacSHA512")).contains(report);
    String json =
        "{\"msisdn\":\"4520123456\",\"to\":\"Kaffe\",\"network-code\":\"23801\",\"messageId\":\"0A0000001234567B\","
            + "\"price\":\"0.03330000\",\"status\":\"delivered\",\"scts\":\"2611222000\",\"err-code\":\"0\",\"api-key\":\"k3y4bcd\",\"client-ref\":\"a&b=c\",\"message-timestamp\":\"2026-11-22"
            + " 20:00:00\",\"timestamp\":1795384800,\"nonce\":\"ec11dd3e\",\"sig\":\""
            + VONAGE_SHA256
            + "\"}";
    assertThat(vonageJson("none", json)).contains(report);
  }

  @Test
  void vonage_may_send_a_token_over_the_body() {
    assertThat(vonageJson(VONAGE_TOKEN, VONAGE_JSON))
        .contains(new DeliveryReport("vonage", "0A0000001234567B", DeliveryOutcome.DELIVERED));
    assertThat(vonageJson(VONAGE_TOKEN, VONAGE_JSON.replace("567B", "567C"))).isEmpty();
    assertThat(vonageJson(VONAGE_TOKEN_WITHOUT_HASH, VONAGE_JSON)).isEmpty();
    assertThat(vonageJson("x" + VONAGE_TOKEN, VONAGE_JSON)).isEmpty();
  }

  @Test
  void a_report_of_vonage_that_somebody_else_signed_is_refused() {
    assertThat(vonage(VONAGE_FORM, "HmacSHA256")).isEmpty();
    assertThat(vonage(VONAGE_FORM + "&sig=", "HmacSHA256")).isEmpty();
    assertThat(vonage(VONAGE_FORM + "&sig=oops", "HmacSHA256")).isEmpty();
    assertThat(vonage(VONAGE_FORM + "&sig=" + VONAGE_SHA256, "HmacSHA512")).isEmpty();
    // A hash that Vonage offers, and that we do not take.
    assertThat(vonage(VONAGE_FORM + "&sig=CF064E36E9188412BC0DC12EBABD6F20", "HmacSHA256"))
        .isEmpty();
    assertThat(
            vonage(
                VONAGE_FORM.replace("delivered", "failed") + "&sig=" + VONAGE_SHA256, "HmacSHA256"))
        .isEmpty();
    for (String body : new String[] {"", "[]", "{", "1", "{\"a\":{}}", "null"}) {
      assertThat(vonageJson(VONAGE_TOKEN, body)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "delivered, DELIVERED",
    "expired, FAILED",
    "failed, FAILED",
    "rejected, FAILED",
    "accepted, UNDERWAY",
    "buffered, UNDERWAY",
    "unknown, UNDERWAY"
  })
  void a_status_of_vonage_is_read(String status, DeliveryOutcome outcome) {
    assertThat(VonageReports.outcome(status)).isEqualTo(outcome);
  }

  @Test
  void a_message_says_where_its_reports_go() throws SmsGatewayException {
    ReportCallback reports = new ReportCallback(CALLBACK, SECRET);
    try (StandIn service = new StandIn()) {
      service.answers(200, "{\"messages\":[{\"status\":\"0\",\"message-id\":\"1\"}]}");
      Sending.send(
          new VonageGateway(
              GatewayHttp.SHARED, service.url(), "Adgang", "k", "s", reports, "HmacSHA256"));
      assertThat(service.once().form()).containsEntry("callback", CALLBACK);
    }
  }
}
