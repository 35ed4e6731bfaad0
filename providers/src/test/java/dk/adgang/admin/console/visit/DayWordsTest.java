package dk.adgang.admin.console.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Days and hours as people in Denmark say them. */
final class DayWordsTest {

  private static final DayWords WORDS =
      new DayWords(
          Instant.parse("2026-11-30T12:00:00Z"),
          Locale.forLanguageTag("da"),
          "i dag kl. {0}",
          "i går kl. {0}");

  @Test
  void a_moment_of_another_day_has_its_hour_where_it_matters() {
    Instant summer = Instant.parse("2026-07-01T22:30:00Z");

    assertThat(WORDS.exactly(summer)).contains("2. juli 2026").contains("00.30");
    assertThat(WORDS.of(summer)).isEqualTo("2. juli 2026");
    assertThat(WORDS.exactly(Instant.parse("2026-11-29T23:30:00Z"))).isEqualTo("i dag kl. 00.30");
    assertThat(WORDS.exactly(Instant.parse("2026-11-29T09:00:00Z"))).isEqualTo("i går kl. 10.00");
  }
}
