package dk.adgang.admin.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinStateTest {

  @ParameterizedTest
  @CsvSource({
    "true, true, true, false, true, false, OPEN",
    "true, true, true, false, false, false, OVER",
    "true, true, true, true, true, false, JOINED",
    "true, true, true, true, true, true, JOINED",
    "true, true, true, false, true, true, DECLINED",
    "true, true, true, false, false, true, OVER",
    "true, false, true, false, true, true, UNAVAILABLE",
    "false, true, true, false, true, true, OVER",
    "true, true, true, true, false, false, JOINED",
    "true, false, true, false, true, false, UNAVAILABLE",
    "true, true, false, false, true, false, UNAVAILABLE",
    "true, false, true, true, true, false, UNAVAILABLE",
    "false, true, true, false, true, false, OVER",
    "false, false, false, true, true, false, OVER",
  })
  void a_state(
      boolean sameAddress,
      boolean account,
      boolean employer,
      boolean member,
      boolean open,
      boolean declined,
      JoinState expected) {
    assertThat(
            JoinState.of(
                new JoinState.Facts(sameAddress, account, employer, member, open, declined)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-30T08:00:00Z, false", "2026-12-01T07:59:59Z, false"})
  void nobody_is_asked_twice_in_a_day(Instant now, boolean expected) {
    assertThat(JoinState.mayRepeat(Instant.parse("2026-11-30T08:00:00Z"), now)).isEqualTo(expected);
  }

  @Test
  void a_day_later_the_question_may_be_mailed_again() {
    assertThat(
            JoinState.mayRepeat(
                Instant.parse("2026-11-30T08:00:00Z"), Instant.parse("2026-12-01T08:00:00Z")))
        .isTrue();
  }
}
