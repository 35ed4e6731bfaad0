package dk.adgang.link.welcome;

import java.util.List;
import java.util.Map;

/**
 * How far a request for many welcomes has come.
 *
 * @param total how many ids it named, each counted once
 * @param states how many links are in each state; {@code PENDING} are those not yet looked at
 * @param failures the ids that got no mail
 */
public record WelcomeBatchReport(
    String id, String queuedAt, int total, Map<String, Long> states, List<Failure> failures) {

  /** An id that got no mail, and why. */
  public record Failure(String userId, String reason) {}
}
