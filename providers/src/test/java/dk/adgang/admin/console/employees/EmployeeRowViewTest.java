package dk.adgang.admin.console.employees;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.console.visit.DayWords;
import dk.adgang.admin.employees.EmployeeLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One employee in a list, as a page shows them. */
final class EmployeeRowViewTest {

  private static final DayWords DAYS =
      new DayWords(
          Instant.parse("2026-11-30T11:00:00Z"),
          Locale.forLanguageTag("da"),
          "i dag {0}",
          "i går {0}");

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "Ida, Holm, ida@x.example, Ida Holm",
        "Ida, null, ida@x.example, Ida",
        "' ', Holm, null, Holm",
        "null, null, ida@x.example, ida@x.example",
        "null, '', '', 42",
      })
  void there_is_always_a_name_to_show(String first, String last, String email, String shown) {
    assertThat(row(first, last, email).name()).isEqualTo(shown);
  }

  private static EmployeeRowView row(String first, String last, String email) {
    return EmployeeRowView.of(
        new EmployeeLine(
            "42", first, last, email, true, List.of(), List.of(), List.of(), false, null, null,
            null, List.of(), false, false, null, null),
        "here",
        null,
        DAYS);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T08:05:00Z, i dag 09.05",
    "2026-11-29T22:59:00Z, i går 23.59",
    "2026-11-29T23:00:00Z, i dag 00.00",
    "2026-11-28T12:00:00Z, 28. november 2026",
    "2026-12-24T12:00:00Z, 24. december 2026",
  })
  void a_day_is_said_as_people_say_it(Instant moment, String words) {
    assertThat(DAYS.of(moment)).isEqualTo(words);
  }
}
