package dk.adgang.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What an administrator may know of a link: everything but the link. Times are ISO 8601 in UTC.
 *
 * @param reason why it failed or was retired; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkReport(
    String id,
    String purpose,
    String state,
    String queuedAt,
    String sentAt,
    String openedAt,
    String expiresAt,
    String endedAt,
    int attempts,
    String reason) {

  static LinkReport of(LinkEntity link, Instant now) {
    return new LinkReport(
        link.id,
        link.purpose.name(),
        link.stateAt(now).name(),
        text(link.queuedAt),
        text(link.sentAt),
        text(link.openedAt),
        text(link.expiresAt),
        text(link.endedAt),
        link.attempts,
        link.reason);
  }

  private static String text(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
