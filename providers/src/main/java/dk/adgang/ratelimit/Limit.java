package dk.adgang.ratelimit;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * So many in any stretch of time.
 *
 * @param most how many; 0 for none at all
 * @param per the length of the stretch
 */
@PureRule
public record Limit(int most, Duration per) {

  public Limit {
    if (most < 0 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("A limit is a number and a stretch of time");
    }
  }

  /**
   * Returns how long to wait until one more is allowed; zero when it is allowed now.
   *
   * @param earlier the moment of the use that is {@link #most} back, the newest being 1 back; empty
   *     when there were fewer
   */
  Duration pause(Optional<Instant> earlier, Instant now) {
    if (most == 0) {
      return per;
    }
    return earlier
        .map(then -> Duration.between(now, then.plus(per)))
        .filter(left -> !left.isNegative())
        .orElse(Duration.ZERO);
  }
}
