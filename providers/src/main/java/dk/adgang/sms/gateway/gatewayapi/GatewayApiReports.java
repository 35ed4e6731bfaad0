package dk.adgang.sms.gateway.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.sms.gateway.api.DeliveryOutcome;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.reports.SignedToken;
import java.util.Optional;

/**
 * Reads delivery reports of GatewayAPI (<a
 * href="https://gatewayapi.com/docs/webhooks/">webhooks</a>): the header {@code X-Gwapi-Signature}
 * holds the report once more, as a token that is signed with the secret of the webhook. Only the
 * signed one counts.
 */
final class GatewayApiReports {

  private GatewayApiReports() {}

  static Optional<DeliveryReport> read(ReportRequest request, String secret) {
    return request
        .header("X-Gwapi-Signature")
        .flatMap(token -> SignedToken.claims(token, secret))
        .flatMap(GatewayApiReports::report);
  }

  private static Optional<DeliveryReport> report(JsonNode claims) {
    String id = claims.path("id").asText("");
    String status = claims.path("status").asText("");
    // An incoming SMS is signed the same way, and has no status.
    return id.isEmpty() || status.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryReport(GatewayApiFactory.ID, id, outcome(status)));
  }

  static DeliveryOutcome outcome(String status) {
    return switch (status) {
      case "DELIVERED", "ACCEPTED" -> DeliveryOutcome.DELIVERED;
      case "EXPIRED", "DELETED", "UNDELIVERABLE", "REJECTED", "SKIPPED" -> DeliveryOutcome.FAILED;
      default -> DeliveryOutcome.UNDERWAY;
    };
  }
}
