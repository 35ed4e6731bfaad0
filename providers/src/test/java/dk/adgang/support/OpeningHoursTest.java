package dk.adgang.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpeningHoursTest {

  @Test
  void days_and_hours_are_read() {
    var read = OpeningHours.of(" mo-Fr 13:00-18:00,08:00-12:00 ;Sa 09:00-24:00 ").orElseThrow();

    assertThat(read.on(DayOfWeek.WEDNESDAY))
        .containsExactly(
            new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(12, 0)),
            new OpeningHours.Span(LocalTime.of(13, 0), LocalTime.of(18, 0)));
    assertThat(read.on(DayOfWeek.SATURDAY)).hasSize(1);
    assertThat(read.on(DayOfWeek.SATURDAY).get(0).holds(LocalTime.of(23, 59))).isTrue();
    assertThat(read.on(DayOfWeek.SUNDAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "man-fre 08.00-18.00",
        "Mo-Fr",
        "Mo-Fr 8:00-18:00",
        "Mo-Fr 18:00-08:00",
        "Mo-Fr 08:00-08:00",
        "Mo-Fr 08:00-25:00",
        "Fr-Mo 08:00-18:00",
        "Mo-Fr 08:00-18:00; We 09:00-10:00",
        "Mo-Fr 08:00-18:00,",
        "Mo-Fr 08:00-18:00; Sa closed",
        "Mo-Fr 08:00 -18:00"
      })
  void other_texts_are_no_hours(String text) {
    assertThat(OpeningHours.of(text)).isEmpty();
  }
}
