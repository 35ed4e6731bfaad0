package dk.adgang.sms.gateway.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.Sending;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.Vault;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.gatewayapi.GatewayApiFactory;
import dk.adgang.sms.gateway.http.HttpSmsGatewayFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The delivery reports of all gateways. */
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

  @Test
  void without_a_secret_no_report_is_taken() {
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
  void nothing_tells_a_secret_or_a_number() {
    assertThat(new ReportCallback(TWILIO, SECRET).toString()).doesNotContain(SECRET);
    assertThat(new ReportRequest(TWILIO, Map.of("a", SECRET), TWILIO_FORM).toString())
        .doesNotContain("2012", SECRET);
    assertThat(MetricsReportListener.masked("SM0123456789abcdef")).isEqualTo("…cdef");
    assertThat(MetricsReportListener.masked("a\r\n\u202e")).isEqualTo("…a???");
    assertThat(MetricsReportListener.masked("")).isEqualTo("…");
  }
}
