package dk.adgang.mail;

import dk.adgang.common.PureRule;
import java.time.Duration;

/** How long to wait before something is tried again. */
@PureRule
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration LONGEST_OF_SERVER = Duration.ofMinutes(5);

  private Backoff() {}

  /**
   * The pause of a mail. Doubles from 10 seconds up to half an hour, spread by up to a quarter, so
   * that a thousand mails do not all come back in the same second.
   *
   * @param attempts how often it was tried, at least 1
   * @param spread a number from 0 to below 1
   */
  static Duration ofMail(int attempts, double spread) {
    return after(attempts, LONGEST, spread);
  }

  /**
   * The pause of a mail server, and of a mail that failed with it. One mail tries for all that
   * wait, so that it need not be as long: five minutes at most.
   *
   * @param failures how often it failed in a row, at least 1
   * @param spread a number from 0 to below 1
   */
  static Duration ofServer(int failures, double spread) {
    return after(failures, LONGEST_OF_SERVER, spread);
  }

  private static Duration after(int failures, Duration longest, double spread) {
    int doublings = Math.min(Math.max(failures, 1) - 1, 16);
    long millis = Math.min(FIRST.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(millis + (long) (millis * 0.25 * spread));
  }
}
