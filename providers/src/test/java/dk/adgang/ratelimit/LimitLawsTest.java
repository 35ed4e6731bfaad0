package dk.adgang.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws that hold for every limit, at any time. */
final class LimitLawsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

  /** Asks after each pause, and takes what is allowed. */
  private static List<Instant> taken(Limit limit, List<Integer> pauses) {
    List<Instant> taken = new ArrayList<>();
    Instant now = BEGIN;
    for (int pause : pauses) {
      now = now.plusMillis(pause);
      if (limit.pause(back(taken, limit.most()), now).isZero()) {
        taken.add(now);
      }
    }
    return taken;
  }

  private static Optional<Instant> back(List<Instant> taken, int places) {
    return places > 0 && taken.size() >= places
        ? Optional.of(taken.get(taken.size() - places))
        : Optional.empty();
  }

  @Property
  void never_more_than_the_limit_in_any_stretch_of_time(
      @ForAll @IntRange(max = 6) int most,
      @ForAll @LongRange(min = 1, max = 10_000) long millis,
      @ForAll @Size(max = 60) List<@IntRange(max = 3_000) Integer> pauses) {
    Limit limit = new Limit(most, Duration.ofMillis(millis));
    List<Instant> taken = taken(limit, pauses);
    for (Instant begin : taken) {
      Instant end = begin.plusMillis(millis);
      assertThat(taken)
          .filteredOn(t -> !t.isBefore(begin) && t.isBefore(end))
          .hasSizeLessThanOrEqualTo(most);
    }
    assertThat(most > 0 || taken.isEmpty()).isTrue();
  }

  @Property
  void waiting_as_long_as_told_lets_through(
      @ForAll @IntRange(min = 1, max = 6) int most,
      @ForAll @LongRange(min = 1, max = 10_000) long millis,
      @ForAll @Size(max = 60) List<@IntRange(max = 3_000) Integer> pauses) {
    Limit limit = new Limit(most, Duration.ofMillis(millis));
    List<Instant> taken = taken(limit, pauses);
    Instant now = BEGIN.plusMillis(pauses.stream().mapToInt(Integer::intValue).sum());
    Duration pause = limit.pause(back(taken, most), now);
    assertThat(pause).isBetween(Duration.ZERO, Duration.ofMillis(millis));
    assertThat(limit.pause(back(taken, most), now.plus(pause))).isZero();
    if (!pause.isZero()) {
      assertThat(limit.pause(back(taken, most), now.plus(pause).minusMillis(1))).isPositive();
    }
  }
}
