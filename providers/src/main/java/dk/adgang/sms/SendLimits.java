package dk.adgang.sms;

import dk.adgang.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Says whether one employee may be sent another SMS now.
 *
 * <p>Within one login the pauses grow: 30 s, 60 s, then 120 s. Over all logins there is a limit an
 * hour, which a new login does not reset.
 *
 * @param perHour how many an employee may get in any hour
 */
@Rule
record SendLimits(int perHour) {

  /** What is in force where nothing is set. */
  public static final SendLimits DEFAULT = new SendLimits(10);

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120));

  /** The time over which {@link #perHour} counts. */
  public static final Duration HOUR = Duration.ofHours(1);

  /**
   * Returns how long to wait before the next SMS; zero when it may go out now.
   *
   * @param inThisLogin when SMS were sent in this login, oldest first
   * @param inThisHour when SMS were sent to the employee in the last hour, in any login, oldest
   *     first
   */
  public Duration pause(List<Instant> inThisLogin, List<Instant> inThisHour, Instant now) {
    Duration pause = Duration.ZERO;
    if (!inThisLogin.isEmpty()) {
      Duration wanted = PAUSES.get(Math.min(inThisLogin.size(), PAUSES.size()) - 1);
      pause = longer(pause, until(inThisLogin.get(inThisLogin.size() - 1).plus(wanted), now));
    }
    if (inThisHour.size() >= perHour) {
      pause = longer(pause, until(inThisHour.get(inThisHour.size() - perHour).plus(HOUR), now));
    }
    return pause;
  }

  private static Duration until(Instant then, Instant now) {
    return Duration.between(now, then);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
