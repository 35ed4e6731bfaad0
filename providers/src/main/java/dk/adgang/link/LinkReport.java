package dk.adgang.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The facts about a link that an administrator may know: everything but the link. Times are ISO
 * 8601 in UTC.
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

  /**
   * Reads a link.
   *
   * @param password when the employee's password was created; null where none is stored, or nothing
   *     depends on it
   */
  static LinkReport of(LinkEntity link, Instant now, Instant password) {
    boolean overtaken = link.overtaken(password);
    return new LinkReport(
        link.id,
        link.purpose.name(),
        (overtaken ? LinkState.RETIRED : link.stateAt(now)).name(),
        text(link.queuedAt),
        text(link.sentAt),
        text(link.openedAt),
        text(link.expiresAt),
        text(overtaken ? (Long) password.toEpochMilli() : link.endedAt),
        link.attempts,
        overtaken ? LinkRepository.HAS_PASSWORD : link.reason);
  }

  /** The moment of the newest thing that happened to the link. */
  public Instant newest() {
    return Stream.of(endedAt, openedAt, sentAt, queuedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Instant::parse)
        .orElseThrow();
  }

  private static String text(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
