package dk.adgang.admin.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeclinedTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

  @Test
  void a_no_holds_for_a_month_and_for_that_employer_alone() {
    var declined = new Declined(Map.of()).with("torvet", NOW);

    assertThat(declined.holds("torvet", NOW.plus(Duration.ofDays(30)).minusMillis(1))).isTrue();
    assertThat(declined.holds("torvet", NOW.plus(Duration.ofDays(30)))).isFalse();
    assertThat(declined.holds("havnen", NOW)).isFalse();
  }

  @Test
  void it_is_read_as_it_was_written() {
    var declined = new Declined(Map.of()).with("torvet", NOW).with("havnen", NOW.plusSeconds(1));

    assertThat(Declined.read(declined.texts())).isEqualTo(declined);
    assertThat(declined.without("havnen").texts()).containsExactly("torvet 2026-11-30T08:00:00Z");
  }

  @Test
  void what_cannot_be_read_is_no_answer_and_an_old_one_is_dropped() {
    assertThat(Declined.read(List.of("", "torvet", "torvet yesterday", " ")).since()).isEmpty();
    assertThat(Declined.read(List.of("gammel 2026-10-01T08:00:00Z")).with("torvet", NOW).since())
        .containsOnlyKeys("torvet");
  }
}
