package dk.adgang.link.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.link.welcome.WelcomeBatchTurns.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order in which the welcomes of several requests are sent. */
final class WelcomeBatchTurnsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Batch A1 = new Batch("a", "a1");
  private static final Batch A2 = new Batch("a", "a2");
  private static final Batch B1 = new Batch("b", "b1");
  private static final Batch C1 = new Batch("c", "c1");

  private final WelcomeBatchTurns turns = new WelcomeBatchTurns();

  private Batch take(Instant now) {
    return turns.next(now).orElse(null);
  }

  @Test
  void realms_take_turns_however_many_requests_they_have() {
    assertThat(turns.form(List.of(A1, A2, B1, C1))).isEqualTo(3);
    List<Batch> taken = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Batch next = take(NOW);
      taken.add(next);
      turns.worked(next, true);
      turns.form(List.of(A1, A2, B1, C1));
    }
    assertThat(taken).containsExactly(A1, B1, C1, A1, B1, C1);
  }

  @Test
  void a_realm_has_one_step_under_way_and_others_go_on() {
    turns.form(List.of(A1, A2, B1));
    assertThat(take(NOW)).isEqualTo(A1);
    assertThat(take(NOW)).isEqualTo(B1);
    assertThat(take(NOW)).isNull();
    // A hangs; it is still under way after the unfinished requests were read again.
    turns.worked(B1, true);
    turns.form(List.of(A1, A2, B1));
    assertThat(take(NOW)).isEqualTo(B1);
    assertThat(take(NOW)).isNull();
    turns.worked(A1, false);
    assertThat(take(NOW)).isEqualTo(A2);
  }

  @Test
  void a_request_that_fails_rests_alone_and_longer_each_time() {
    List<Long> pauses = new ArrayList<>();
    Instant now = NOW;
    for (int i = 0; i < 7; i++) {
      turns.form(List.of(A1, A2, B1));
      assertThat(take(now)).as("try %d", i).isEqualTo(A1);
      Duration pause = turns.failed(A1, now);
      pauses.add(pause.toSeconds());
      turns.form(List.of(A1, A2, B1));
      assertThat(take(now)).isEqualTo(B1);
      assertThat(take(now.plus(pause).minusMillis(1))).as("the realm's other one").isEqualTo(A2);
      turns.worked(B1, true);
      turns.worked(A2, true);
      now = now.plus(pause);
      // B has its turn before A again.
      assertThat(take(now)).isEqualTo(B1);
      turns.worked(B1, true);
    }
    assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L);
  }

  @Test
  void one_that_worked_again_begins_its_rests_anew() {
    turns.form(List.of(A1));
    take(NOW);
    turns.failed(A1, NOW);
    Instant later = NOW.plusSeconds(10);
    assertThat(take(later)).isEqualTo(A1);
    turns.worked(A1, true);
    assertThat(take(later)).isEqualTo(A1);
    assertThat(turns.failed(A1, later)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void so_many_realms_at_once_and_no_more() {
    turns.form(IntStream.range(0, 20).mapToObj(i -> new Batch("r" + i, "b" + i)).toList());
    for (int i = 0; i < WelcomeBatchTurns.AT_ONCE; i++) {
      assertThat(take(NOW)).isEqualTo(new Batch("r" + i, "b" + i));
    }
    assertThat(take(NOW)).isNull();
    turns.failed(new Batch("r3", "b3"), NOW);
    assertThat(take(NOW)).isEqualTo(new Batch("r8", "b8"));
  }

  @Test
  void a_finished_request_is_forgotten() {
    turns.form(List.of(A1));
    take(NOW);
    turns.worked(A1, false);
    assertThat(take(NOW)).isNull();
    assertThat(turns.form(List.of())).isZero();
  }
}
