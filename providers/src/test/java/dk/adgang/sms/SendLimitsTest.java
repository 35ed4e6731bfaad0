package dk.adgang.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SendLimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final SendLimits LIMITS = new SendLimits(5);

  /** So many sent, each a minute before the next, the last one so many seconds ago. */
  private static List<Instant> sent(int count, long lastSecondsAgo) {
    return IntStream.range(0, count)
        .mapToObj(i -> NOW.minusSeconds(lastSecondsAgo + (count - 1L - i) * 60))
        .toList();
  }

  @ParameterizedTest(name = "{0} sent in this login, the last {1} s ago: wait {2} s")
  @CsvSource({
    "0, 0, 0",
    "1, 0, 30",
    "1, 29, 1",
    "1, 30, 0",
    "1, 31, 0",
    "2, 0, 60",
    "2, 59, 1",
    "2, 60, 0",
    "3, 0, 120",
    "3, 120, 0",
    "4, 1, 119",
    "4, 120, 0",
  })
  void pausesGrow(int count, long ago, long wait) {
    assertThat(LIMITS.pause(sent(count, ago), List.of(), NOW)).isEqualTo(Duration.ofSeconds(wait));
  }

  @Test
  void anHourHasALimitThatANewLoginDoesNotReset() {
    List<Instant> hour = sent(5, 600);
    Duration untilTheFirstIsAnHourAgo = Duration.ofHours(1).minusSeconds(600 + 4 * 60);
    assertThat(LIMITS.pause(List.of(), hour, NOW)).isEqualTo(untilTheFirstIsAnHourAgo);
    assertThat(LIMITS.pause(List.of(), hour.subList(1, 5), NOW)).isZero();
  }

  @Test
  void theLongerPauseCounts() {
    assertThat(LIMITS.pause(sent(1, 0), sent(5, 3590), NOW)).isEqualTo(Duration.ofSeconds(30));
  }
}
