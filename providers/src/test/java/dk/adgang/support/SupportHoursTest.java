package dk.adgang.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SupportHoursTest {

  @ParameterizedTest(name = "{0} in Copenhagen: open {1}")
  @CsvSource({
    "2026-11-23T07:59:59, false", // a Monday
    "2026-11-23T08:00:00, true",
    "2026-11-23T17:59:59, true",
    "2026-11-23T18:00:00, false",
    "2026-11-27T12:00:00, true", // a Friday
    "2026-11-28T08:59:59, false", // a Saturday
    "2026-11-28T09:00:00, true",
    "2026-11-28T15:59:59, true",
    "2026-11-28T16:00:00, false",
    "2026-11-29T12:00:00, false", // a Sunday
    "2026-07-06T08:00:00, true", // summer time
    "2026-07-06T18:00:00, false",
  })
  void hours(LocalDateTime danish, boolean open) {
    assertThat(SupportHours.open(danish.atZone(ZoneId.of("Europe/Copenhagen")).toInstant()))
        .isEqualTo(open);
  }
}
