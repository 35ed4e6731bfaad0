package dk.adgang.secondfactor.method.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of a login about its codes. */
final class PendingCodeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final PendingCode SENT = PendingCode.NONE.next(NOW, "ticket-1", "abc", "http");

  @Test
  void it_is_read_as_it_was_written() {
    assertThat(PendingCode.read(SENT.text())).isEqualTo(SENT);
    assertThat(PendingCode.read(PendingCode.NONE.text())).isEqualTo(PendingCode.NONE);
    assertThat(PendingCode.read(SENT.tried().used().text())).isEqualTo(SENT.tried().used());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"x", "1 2 3", "a 0 0   ", "0 x 0   ", "0 0 x   ", "0 0 0    "})
  void an_unreadable_note_is_no_code(String text) {
    assertThat(PendingCode.read(text)).isEqualTo(PendingCode.NONE);
  }

  @ParameterizedTest(name = "{0} s later after {1} wrong ones: {2}")
  @CsvSource({
    "0, 0, true",
    "299, 0, true",
    "300, 0, false",
    "0, 4, true",
    "0, 5, false",
  })
  void a_code_can_be_typed_for_five_minutes_and_five_tries(long seconds, int tries, boolean open) {
    PendingCode code = SENT;
    for (int i = 0; i < tries; i++) {
      code = code.tried();
    }
    assertThat(code.open(NOW.plusSeconds(seconds))).isEqualTo(open);
  }

  @Test
  void nothing_sent_or_used_up_cannot_be_typed() {
    assertThat(PendingCode.NONE.open(NOW)).isFalse();
    assertThat(SENT.used().open(NOW)).isFalse();
  }

  @Test
  void another_code_takes_the_place_of_the_first_and_its_tries() {
    PendingCode second = SENT.tried().tried().next(NOW.plusSeconds(30), "ticket-2", "def", "http");
    assertThat(second.ticket()).isEqualTo("ticket-2");
    assertThat(second.tries()).isZero();
    assertThat(second.sent()).isEqualTo(2);
  }

  @Test
  void pauses_are_counted_from_the_last_one() {
    assertThat(PendingCode.NONE.pause(NOW)).isZero();
    assertThat(SENT.pause(NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(SENT.pause(NOW.plusSeconds(29))).isEqualTo(Duration.ofSeconds(1));
    assertThat(SENT.pause(NOW.plusSeconds(31))).isZero();
    assertThat(SENT.next(NOW, "t", "h", "").pause(NOW)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void the_hash_is_never_written_out() {
    assertThat(SENT.toString()).doesNotContain("abc", "ticket");
  }
}
