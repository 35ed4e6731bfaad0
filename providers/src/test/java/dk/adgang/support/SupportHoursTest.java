package dk.adgang.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SupportHoursTest {

  private static final SupportHours HOURS =
      new SupportHours(
          OpeningHours.of("Mo-Fr 08:00-18:00; Sa 09:00-16:00").orElseThrow(), Holidays.DK);

  private static Instant at(LocalDateTime danish) {
    return danish.atZone(ZoneId.of("Europe/Copenhagen")).toInstant();
  }

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
    "2026-04-06T12:00:00, false", // Easter Monday
  })
  void support_is_open_in_danish_time(LocalDateTime danish, boolean open) {
    assertThat(HOURS.open(at(danish))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:00:00, 2026-11-23T08:00:00",
    "2026-11-23T08:00:00, 2026-11-24T08:00:00",
    "2026-11-28T17:00:00, 2026-11-30T08:00:00",
    "2026-12-23T19:00:00, 2026-12-28T08:00:00", // Christmas, and a Sunday behind it
    "2026-04-01T18:00:00, 2026-04-04T09:00:00", // the Saturday of Easter
  })
  void it_opens_again(LocalDateTime danish, LocalDateTime opens) {
    assertThat(HOURS.opens(at(danish))).contains(opens);
  }
}
