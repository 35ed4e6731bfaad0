package dk.adgang.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something may be asked for again, in Danish time. */
final class AvailableAgainTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T12:00:00Z, 2026-11-22T13:30:00Z, da, 14.30",
    "2026-11-22T12:00:00Z, 2026-11-22T13:30:00.001Z, da, 14.31",
    "2026-11-22T12:00:00Z, 2026-11-22T13:29:59Z, da, 14.30",
    "2026-07-22T12:00:00Z, 2026-07-22T13:30:00Z, da, 15.30",
    "2026-11-22T12:00:00Z, 2026-11-22T22:59:00Z, da, 23.59",
  })
  void today_the_time_is_enough(Instant now, Instant until, String language, String words) {
    assertThat(AvailableAgain.words(until, now, Locale.forLanguageTag(language))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T12:00:00Z, 2026-11-23T09:05:00Z, da, 23. november 2026, 10.05",
    "2026-11-22T12:00:00Z, 2026-11-22T23:00:00Z, da, 23. november 2026, 00.00",
    "2026-11-22T12:00:00Z, 2026-11-23T09:05:00Z, en, 'November 23, 2026', 10:05",
  })
  void later_the_day_is_there(
      Instant now, Instant until, String language, String day, String time) {
    assertThat(AvailableAgain.words(until, now, Locale.forLanguageTag(language)))
        .contains(day, time);
  }
}
