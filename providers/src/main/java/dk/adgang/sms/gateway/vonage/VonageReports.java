package dk.adgang.sms.gateway.vonage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.sms.gateway.api.DeliveryOutcome;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.reports.SignedToken;
import dk.adgang.sms.gateway.support.FormTemplate;
import dk.adgang.sms.gateway.support.Signatures;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads delivery receipts of Vonage. The SMS API signs their fields in a further one, {@code sig}
 * (<a href="https://developer.vonage.com/en/getting-started/concepts/signing-messages">signing
 * messages</a>). A token in the header {@code Authorization} over a hash of the body, as Vonage's
 * newer APIs send it, is as good (<a
 * href="https://developer.vonage.com/en/getting-started/concepts/webhooks">signed webhooks</a>).
 */
final class VonageReports {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIGNATURE = "sig";
  private static final String BEARER = "Bearer ";

  private VonageReports() {}

  /**
   * @param algorithm of {@code sig}, as Java calls it
   */
  static Optional<DeliveryReport> read(ReportRequest request, String secret, String algorithm) {
    Optional<SortedMap<String, String>> fields = fields(request);
    if (fields.isEmpty()
        || !(isSignedByToken(request, secret) || isSigned(fields.get(), secret, algorithm))) {
      return Optional.empty();
    }
    String id = fields.get().getOrDefault("messageId", "");
    String status = fields.get().getOrDefault("status", "");
    return id.isEmpty() || status.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryReport(VonageFactory.ID, id, outcome(status)));
  }

  private static boolean isSigned(
      SortedMap<String, String> fields, String secret, String algorithm) {
    StringBuilder signed = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!name.equals(SIGNATURE)) {
            signed.append('&').append(name).append('=').append(value.replaceAll("[&=]", "_"));
          }
        });
    return isHex(
        fields.getOrDefault(SIGNATURE, ""), Signatures.hmac(algorithm, secret, signed.toString()));
  }

  private static boolean isSignedByToken(ReportRequest request, String secret) {
    return request
        .header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .flatMap(value -> SignedToken.claims(value.substring(BEARER.length()).strip(), secret))
        .map(claims -> claims.path("payload_hash").asText(""))
        .filter(hash -> isHex(hash, Signatures.sha256(request.body())))
        .isPresent();
  }

  private static boolean isHex(String digits, byte[] expected) {
    try {
      return Signatures.same(HexFormat.of().parseHex(digits), expected);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The fields of a form or of a flat JSON object. */
  private static Optional<SortedMap<String, String>> fields(ReportRequest request) {
    if (request.isOfType(FormTemplate.TYPE)) {
      return FormTemplate.fields(request.body());
    }
    if (!request.isOfType("application/json")) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(request.body());
      SortedMap<String, String> fields = new TreeMap<>();
      if (!json.isObject()
          || !json.properties().stream().allMatch(e -> e.getValue().isValueNode())) {
        return Optional.empty();
      }
      json.properties().forEach(each -> fields.put(each.getKey(), each.getValue().asText()));
      return Optional.of(fields);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static DeliveryOutcome outcome(String status) {
    return switch (status) {
      case "delivered" -> DeliveryOutcome.DELIVERED;
      case "expired", "failed", "rejected" -> DeliveryOutcome.FAILED;
      default -> DeliveryOutcome.UNDERWAY;
    };
  }
}
