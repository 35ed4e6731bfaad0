package dk.adgang.link;

import dk.adgang.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says whether «Send et nyt link» may queue another mail to one employee. */
@Rule
final class ResendLimits {

  static final Duration PAUSE = Duration.ofMinutes(1);
  static final Duration DAY = Duration.ofDays(1);
  static final int A_DAY = 5;

  private ResendLimits() {}

  /**
   * @param queued when links were queued for the employee in the last day, in any order
   */
  static boolean allow(List<Instant> queued, Instant now) {
    Instant earliest = now.minus(PAUSE);
    return queued.size() < A_DAY && queued.stream().noneMatch(then -> then.isAfter(earliest));
  }
}
