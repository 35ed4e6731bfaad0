package dk.adgang.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait that a limit demands. */
final class LimitTest {

  private static final Instant NOW = Instant.parse("2026-12-03T07:00:00Z");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          5, 60,     , 0
          5, 60,    0, 60
          5, 60,    1, 59
          5, 60,   59, 1
          5, 60,   60, 0
          5, 60, 9999, 0
          0, 60,     , 60
          0, 60, 9999, 60
          """)
  void one_more_is_allowed_when_the_one_that_many_back_is_old_enough(
      int most, long seconds, Long secondsAgo, long pause) {
    Optional<Instant> earlier = Optional.ofNullable(secondsAgo).map(NOW::minusSeconds);

    assertThat(new Limit(most, Duration.ofSeconds(seconds)).pause(earlier, NOW))
        .isEqualTo(Duration.ofSeconds(pause));
  }

  @Test
  void waiting_as_long_as_told_never_gives_more_than_the_limit_in_any_stretch() {
    Limit limit = new Limit(3, Duration.ofSeconds(100));
    List<Instant> uses = new ArrayList<>();
    Instant now = NOW;
    for (int i = 0; i < 200; i++) {
      Optional<Instant> earlier =
          uses.size() < 3 ? Optional.empty() : Optional.of(uses.get(uses.size() - 3));
      now = now.plus(limit.pause(earlier, now)).plusMillis(i * 7919L % 40_000);
      uses.add(now);
    }
    for (int i = 3; i < uses.size(); i++) {
      assertThat(Duration.between(uses.get(i - 3), uses.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(100));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,60", "1,0", "1,-60"})
  void an_impossible_limit_is_refused(int most, long seconds) {
    assertThatThrownBy(() -> new Limit(most, Duration.ofSeconds(seconds)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"3, 20, true", "4, 20, false", "3, 21, false", "0, 0, true"})
  void a_budget_holds_when_all_its_limits_do(long inAMinute, long inAnHour, boolean holds) {
    Budget budget =
        new Budget(
            "any",
            "whose",
            List.of(new Limit(3, Duration.ofMinutes(1)), new Limit(20, Duration.ofHours(1))));
    assertThat(budget.holds(per -> per.equals(Duration.ofMinutes(1)) ? inAMinute : inAnHour))
        .isEqualTo(holds);
  }

  @Test
  void a_budget_does_not_print_its_owner() {
    assertThat(new Budget("sms-number", "+4520123456", List.of()).toString())
        .contains("sms-number")
        .doesNotContain("20123456");
  }
}
