package dk.adgang.admin.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.reminders.NotReminded.Why;
import dk.adgang.admin.reminders.ReminderRule.Candidate;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReminderRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "true, true, true, false,",
    "false, true, true, false, DISABLED",
    "true, false, true, false, NO_ADDRESS",
    "true, true, false, false, NO_PASSWORD",
    "true, true, true, true, HAS_SECOND_FACTOR",
    "true, false, false, true, HAS_SECOND_FACTOR",
    "false, false, false, true, DISABLED",
  })
  void who_is_reminded(boolean enabled, boolean address, boolean password, boolean has, Why why) {
    Candidate employee = new Candidate(enabled, address, password, has, Optional.empty());

    assertThat(ReminderRule.against(employee, NOW)).isEqualTo(Optional.ofNullable(why));
  }

  /** It is winter: midnight in Denmark is at 23 o'clock. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-29T22:59:59Z, true",
    "2026-11-29T23:00:00Z, false",
    "2026-11-30T08:59:59Z, false",
    "2026-11-29T09:10:00Z, true",
    "2026-11-30T23:00:00Z, true",
  })
  void once_a_day_in_danish_time(Instant before, boolean again) {
    Candidate employee = new Candidate(true, true, true, false, Optional.of(before));

    assertThat(ReminderRule.against(employee, NOW).isEmpty()).isEqualTo(again);
  }

  @Test
  void another_reason_comes_before_the_day() {
    Candidate employee = new Candidate(true, true, true, true, Optional.of(NOW));

    assertThat(ReminderRule.against(employee, NOW)).contains(Why.HAS_SECOND_FACTOR);
  }
}
