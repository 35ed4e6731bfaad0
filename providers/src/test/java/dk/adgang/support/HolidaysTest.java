package dk.adgang.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Easter days are those of the almanac of the University of Copenhagen. */
final class HolidaysTest {

  @ParameterizedTest
  @CsvSource({"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"})
  void easter_is_on_its_sunday(LocalDate sunday) {
    assertThat(Holidays.easter(sunday.getYear())).isEqualTo(sunday);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, true",
    "2026-04-01, false",
    "2026-04-02, true",
    "2026-04-03, true",
    "2026-04-04, false",
    "2026-04-05, true",
    "2026-04-06, true",
    "2026-05-01, false", // Store bededag until 2023
    "2026-05-14, true",
    "2026-05-24, true",
    "2026-05-25, true",
    "2026-06-05, true",
    "2026-12-23, false",
    "2026-12-24, true",
    "2026-12-26, true",
    "2026-12-31, false",
  })
  void danish_holidays_are_closed(LocalDate day, boolean closed) {
    assertThat(Holidays.DK.include(day)).isEqualTo(closed);
    assertThat(Holidays.NONE.include(day)).isFalse();
  }

  @Test
  void a_country_is_found_by_its_letters() {
    assertThat(Holidays.named(" dk ")).contains(Holidays.DK);
    assertThat(Holidays.named("none")).contains(Holidays.NONE);
    assertThat(Holidays.named("SE")).isEmpty();
  }
}
