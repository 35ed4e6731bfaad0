package dk.adgang.mail;

import dk.adgang.Rule;
import java.time.Duration;

/** How long to wait before a mail is tried again. */
@Rule
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private Backoff() {}

  /**
   * Doubles from 10 seconds up to half an hour, spread by up to a quarter, so that a thousand mails
   * do not all come back in the same second.
   *
   * @param attempts how often it was tried, at least 1
   * @param spread a number from 0 to below 1
   */
  static Duration after(int attempts, double spread) {
    int doublings = Math.min(Math.max(attempts, 1) - 1, 16);
    long millis = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    return Duration.ofMillis(millis + (long) (millis * 0.25 * spread));
  }
}
