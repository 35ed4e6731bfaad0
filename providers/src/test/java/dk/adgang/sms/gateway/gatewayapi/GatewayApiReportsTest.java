package dk.adgang.sms.gateway.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.api.DeliveryOutcome;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Delivery reports of GatewayAPI with signatures that were made by another program, after the
 * algorithm that the service publishes.
 */
final class GatewayApiReportsTest {

  private static final String SECRET = "k3y-of-the-webhook";

  private static final String JWT_HEADER = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";
  private static final String GATEWAYAPI_TOKEN =
      JWT_HEADER
          + ".eyJpZCI6MTAwMDAwMSwibXNpc2RuIjo0NTIwMTIzNDU2LCJ0aW1lIjoxNzk1Mzg0ODAwLCJzdGF0dXMiOiJERUxJVk"
          + "VSRUQiLCJlcnJvciI6bnVsbCwiY29kZSI6bnVsbCwidXNlcnJlZiI6IjVmMGMifQ"
          + ".sUZAEW-g2y1Mp1O0nHGQuw8pYN5t0AiowjJEuDD40a4";

  private static Optional<DeliveryReport> gatewayApi(String token, String secret) {
    return GatewayApiReports.read(
        new ReportRequest(
            "https://x.example",
            Map.of("x-gwapi-signature", token),
            "{\"id\":666,\"status\":\"UNDELIVERABLE\"}"),
        secret);
  }

  /** The body is not signed, so its values do not count. */
  @Test
  void gateway_api_signs_the_report_itself() {
    assertThat(gatewayApi(GATEWAYAPI_TOKEN, SECRET))
        .contains(new DeliveryReport("gatewayapi", "1000001", DeliveryOutcome.DELIVERED));
  }

  @Test
  void a_report_of_gateway_api_with_another_secret_is_refused() {
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
  void a_report_of_somebody_else_is_refused(String token) {
    assertThat(gatewayApi(token, SECRET)).isEmpty();
  }

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
  void a_status_of_gatewayapi_is_read(String status, DeliveryOutcome outcome) {
    assertThat(GatewayApiReports.outcome(status)).isEqualTo(outcome);
  }
}
