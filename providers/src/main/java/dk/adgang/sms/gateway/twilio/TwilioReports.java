package dk.adgang.sms.gateway.twilio;

import dk.adgang.common.PureRule;
import dk.adgang.sms.gateway.api.DeliveryOutcome;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.support.FormTemplate;
import dk.adgang.sms.gateway.support.Signatures;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Reads status callbacks of Twilio, which signs the address it calls and the fields of the form
 * with the account's auth token, by HMAC-SHA1 in {@code X-Twilio-Signature} (<a
 * href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">webhooks security</a>).
 */
@PureRule
final class TwilioReports {

  private static final Pattern PORT = Pattern.compile("^(https?)://([^/:?]+|\\[[^]]+])(:[0-9]+)?");

  private TwilioReports() {}

  static Optional<DeliveryReport> read(ReportRequest request, String secret) {
    Optional<String> signature = request.header("X-Twilio-Signature");
    Optional<SortedMap<String, String>> fields = FormTemplate.fields(request.body());
    if (signature.isEmpty()
        || fields.isEmpty()
        || !request.isOfType(FormTemplate.TYPE)
        || !isSigned(request.address(), fields.get(), signature.get(), secret)) {
      return Optional.empty();
    }
    String id = fields.get().getOrDefault("MessageSid", "");
    String status = fields.get().getOrDefault("MessageStatus", "");
    return id.isEmpty() || status.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryReport(TwilioFactory.ID, id, outcome(status)));
  }

  private static boolean isSigned(
      String address, SortedMap<String, String> fields, String signature, String secret) {
    byte[] claimed;
    try {
      claimed = Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
    StringBuilder form = new StringBuilder();
    fields.forEach((name, value) -> form.append(name).append(value));
    return spellings(address).stream()
        .anyMatch(
            each -> Signatures.same(Signatures.hmac("HmacSHA1", secret, each + form), claimed));
  }

  /** The address, as it is, without a port, and with the usual one: Twilio signs any of these. */
  private static Set<String> spellings(String address) {
    Set<String> all = new LinkedHashSet<>();
    all.add(address);
    all.add(PORT.matcher(address).replaceFirst("$1://$2"));
    all.add(
        PORT.matcher(address)
            .replaceFirst(
                found -> {
                  String usual = found.group(1).equals("https") ? ":443" : ":80";
                  return found.group(1) + "://" + found.group(2) + usual;
                }));
    return all;
  }

  static DeliveryOutcome outcome(String status) {
    return switch (status) {
      case "delivered", "read" -> DeliveryOutcome.DELIVERED;
      case "undelivered", "failed", "canceled" -> DeliveryOutcome.FAILED;
      default -> DeliveryOutcome.UNDERWAY;
    };
  }
}
