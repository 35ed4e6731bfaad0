package dk.adgang.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Delivery reports with signatures that were made by another program, after the algorithms that the
 * services publish.
 */
final class ReportCallbackTest {

  private static final String SECRET = "k3y-of-the-webhook";

  private static final String JWT_HEADER = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";
  private static final String GATEWAYAPI_TOKEN =
      JWT_HEADER
          + ".eyJpZCI6MTAwMDAwMSwibXNpc2RuIjo0NTIwMTIzNDU2LCJ0aW1lIjoxNzk1Mzg0ODAwLCJzdGF0dXMiOiJERUxJVk"
          + "VSRUQiLCJlcnJvciI6bnVsbCwiY29kZSI6bnVsbCwidXNlcnJlZiI6IjVmMGMifQ"
          + ".sUZAEW-g2y1Mp1O0nHGQuw8pYN5t0AiowjJEuDD40a4";

  private static final String TWILIO =
      "https://login.example.com/realms/adgang/adgang-sms/reports/twilio";
  private static final String TWILIO_FORM =
      "SmsSid=SM01&SmsStatus=delivered&MessageStatus=delivered&To=%2B4520123456"
          + "&MessageSid=SM0123456789abcdef&AccountSid=AC0011&From=Kaffe+%26+%C3%98&ApiVersion=2010-04-01";
  private static final String TWILIO_SIGNATURE = "a8WAox+Y/KqGHbsw48eRUx7L8zQ=";

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

  // --- GatewayAPI

  private static Optional<DeliveryReport> gatewayApi(String token, String secret) {
    return GatewayApiReports.read(
        new ReportRequest(
            "https://x.example",
            Map.of("x-gwapi-signature", token),
            "{\"id\":666,\"status\":\"UNDELIVERABLE\"}"),
        secret);
  }

  /** What the body says, which is not signed, does not count. */
  @Test
  void gatewayApiSignsTheReportItself() {
    assertThat(gatewayApi(GATEWAYAPI_TOKEN, SECRET))
        .contains(new DeliveryReport("gatewayapi", "1000001", DeliveryOutcome.DELIVERED));
  }

  @Test
  void gatewayApiWithAnotherSecretIsNone() {
    assertThat(gatewayApi(GATEWAYAPI_TOKEN, SECRET + "x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "..",
        "a.b.c",
        "a.b",
        // A header alone, and one that is null.
        JWT_HEADER,
        JWT_HEADER + ".e30",
        "bnVsbA.e30.e30",
        // Claims changed to {"id":1,"status":"DELIVERED"}.
        JWT_HEADER
            + ".eyJpZCI6MSwic3RhdHVzIjoiREVMSVZFUkVEIn0.sUZAEW-g2y1Mp1O0nHGQuw8pYN5t0AiowjJEuDD40a4",
        // Algorithm «none», without and with a signature.
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJpZCI6MTAwMDAwMSwic3RhdHVzIjoiREVMSVZFUkVEIn0.",
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJpZCI6MTAwMDAwMSwic3RhdHVzIjoiREVMSVZFUkVEIn0.e30",
        // Signed with HS256, but says HS512.
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.eyJpZCI6MTAwMDAwMSwic3RhdHVzIjoiREVMSVZFUkVEIn0"
            + ".yiV5003M_PfmJ-rdaEt8TxJ5ElFWW51Ah_zgPRcA9eU",
        // Well signed, with HS512.
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.eyJpZCI6MTAwMDAwMSwic3RhdHVzIjoiREVMSVZFUkVEIn0."
            + "JIbeuIIAacbiM1vqmyMeq6GdbD8qjDUcJA0UF9S2300O5j5Hc_OZEuivSmmoj2oARpooKOHqw1aKb3T1esxREw",
        // An incoming SMS, well signed.
        JWT_HEADER
            + ".eyJpZCI6MTAwMDAwMSwibXNpc2RuIjo0NTIwMTIzNDU2LCJtZXNzYWdlIjoiaGkifQ"
            + ".mtUOMaslCTlFfBhT7BViGiHHlT54SkwkR6kueYveulw"
      })
  void gatewayApiOfAnybodyElseIsNone(String token) {
    assertThat(gatewayApi(token, SECRET)).isEmpty();
  }

  // --- Twilio

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
  void twilioSignsItsAddressAndForm(String server, String query, String signature) {
    assertThat(
            twilio(
                TWILIO.replace("https://login.example.com", server) + query,
                signature,
                TWILIO_FORM))
        .contains(new DeliveryReport("twilio", "SM0123456789abcdef", DeliveryOutcome.DELIVERED));
  }

  @Test
  void twilioOfAnybodyElseIsNone() {
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

  // --- Vonage

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
  void vonageSignsItsFields() {
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
            + "\"price\":\"0.03330000\",\"status\":\"delivered\",\"scts\":\"2611222000\",\"err-code\":\"0\","
            + "\"api-key\":\"k3y4bcd\",\"client-ref\":\"a&b=c\",\"message-timestamp\":\"2026-11-22 20:00:00\","
            + "\"timestamp\":1795384800,\"nonce\":\"ec11dd3e\",\"sig\":\""
            + VONAGE_SHA256
            + "\"}";
    assertThat(vonageJson("none", json)).contains(report);
  }

  @Test
  void vonageMaySendATokenOverTheBody() {
    assertThat(vonageJson(VONAGE_TOKEN, VONAGE_JSON))
        .contains(new DeliveryReport("vonage", "0A0000001234567B", DeliveryOutcome.DELIVERED));
    assertThat(vonageJson(VONAGE_TOKEN, VONAGE_JSON.replace("567B", "567C"))).isEmpty();
    assertThat(vonageJson(VONAGE_TOKEN_WITHOUT_HASH, VONAGE_JSON)).isEmpty();
    assertThat(vonageJson("x" + VONAGE_TOKEN, VONAGE_JSON)).isEmpty();
  }

  @Test
  void vonageOfAnybodyElseIsNone() {
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

  // --- All

  @ParameterizedTest
  @CsvSource({
    "DELIVERED, DELIVERED",
    "ACCEPTED, DELIVERED",
    "EXPIRED, FAILED",
    "DELETED, FAILED",
    "UNDELIVERABLE, FAILED",
    "REJECTED, FAILED",
    "SKIPPED, FAILED",
    "ENROUTE, UNDERWAY",
    "BUFFERED, UNDERWAY",
    "SOMETHING, UNDERWAY"
  })
  void whatGatewayApiReports(String status, DeliveryOutcome outcome) {
    assertThat(GatewayApiReports.outcome(status)).isEqualTo(outcome);
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
  void whatTwilioReports(String status, DeliveryOutcome outcome) {
    assertThat(TwilioReports.outcome(status)).isEqualTo(outcome);
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
  void whatVonageReports(String status, DeliveryOutcome outcome) {
    assertThat(VonageReports.outcome(status)).isEqualTo(outcome);
  }

  @Test
  void withoutASecretNoReportIsTaken() {
    ReportRequest request =
        new ReportRequest("https://x.example", Map.of("x-gwapi-signature", GATEWAYAPI_TOKEN), "");
    assertThat(Sending.gateway(new GatewayApiFactory(), Settings.of("token", "t")).report(request))
        .isEmpty();
    assertThat(
            Sending.gateway(
                    new GatewayApiFactory(),
                    Settings.of("token", "t", "reports-secret", "${vault.webhook}"),
                    Vault.with(Map.of("webhook", SECRET)))
                .report(request))
        .isPresent();
    assertThat(
            Sending.gateway(new HttpSmsGatewayFactory(), Settings.of("url", "http://x.example"))
                .report(request))
        .isEmpty();
  }

  @Test
  void whoWantsReportsSaysWhere() throws SmsGatewayException {
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
    try (StandIn service = new StandIn()) {
      service.answers(200, "{\"messages\":[{\"status\":\"0\",\"message-id\":\"1\"}]}");
      Sending.send(
          new VonageGateway(
              GatewayHttp.SHARED, service.url(), "Adgang", "k", "s", reports, "HmacSHA256"));
      assertThat(service.once().form()).containsEntry("callback", TWILIO);
    }
  }

  @Test
  void nothingTellsASecretOrANumber() {
    assertThat(new ReportCallback(TWILIO, SECRET).toString()).doesNotContain(SECRET);
    assertThat(new ReportRequest(TWILIO, Map.of("a", SECRET), TWILIO_FORM).toString())
        .doesNotContain("2012", SECRET);
    assertThat(MetricsReportListener.masked("SM0123456789abcdef")).isEqualTo("…cdef");
    assertThat(MetricsReportListener.masked("a\r\n\u202e")).isEqualTo("…a???");
    assertThat(MetricsReportListener.masked("")).isEqualTo("…");
  }
}
