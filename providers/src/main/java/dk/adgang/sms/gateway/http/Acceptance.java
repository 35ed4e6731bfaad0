package dk.adgang.sms.gateway.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.common.PureRule;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.support.HttpStatusFailures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what an answer of the service behind the gateway {@code http} means.
 *
 * @param statuses each three digits, or one digit and {@code xx}
 * @param success where the answer's JSON says that it accepted (RFC 6901); null: the status is
 *     enough
 * @param successValues the values that count; empty: anything but null
 * @param badNumber where the JSON says that the number is to blame; null: it never does
 * @param badNumberValues the values that count
 */
@PureRule
record Acceptance(
    List<String> statuses,
    JsonPointer success,
    Set<String> successValues,
    JsonPointer badNumber,
    Set<String> badNumberValues) {

  private static final Pattern STATUS = Pattern.compile("[1-5]([0-9]{2}|xx)");

  /** Any answer of the 200 family. */
  static final Acceptance DEFAULT = new Acceptance(List.of("2xx"), null, Set.of(), null, Set.of());

  /** Whether a text is a status, or a family of them such as {@code 2xx}. */
  static boolean isStatus(String status) {
    return STATUS.matcher(status).matches();
  }

  /**
   * Returns why the message was not accepted; empty when it was. An answer with a right status but
   * without the right value is {@link SendFailure#UNKNOWN}: the service may have accepted the
   * message nevertheless.
   *
   * @param body a missing node when the answer was no JSON
   */
  Optional<SendFailure> refusal(int status, JsonNode body) {
    boolean rightStatus = statuses.stream().anyMatch(each -> matches(each, status));
    if (rightStatus && (success == null || says(body, success, successValues))) {
      return Optional.empty();
    }
    if (badNumber != null && says(body, badNumber, badNumberValues)) {
      return Optional.of(SendFailure.BAD_NUMBER);
    }
    return Optional.of(rightStatus ? SendFailure.UNKNOWN : HttpStatusFailures.of(status));
  }

  private static boolean matches(String wanted, int status) {
    return wanted.endsWith("xx")
        ? wanted.charAt(0) - '0' == status / 100
        : wanted.equals(Integer.toString(status));
  }

  private static boolean says(JsonNode body, JsonPointer where, Set<String> values) {
    JsonNode found = body.at(where);
    return !found.isMissingNode()
        && !found.isNull()
        && (values.isEmpty() || values.contains(found.asText()));
  }
}
