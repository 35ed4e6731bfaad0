package dk.adgang.secondfactor.method.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login remembers of its codes. */
final class PendingCodeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final PendingCode SENT = PendingCode.NONE.next(NOW, "ticket-1", "abc", "http");

  @Test
  void itIsReadAsItWasWritten() {
    assertThat(PendingCode.read(SENT.text())).isEqualTo(SENT);
    assertThat(PendingCode.read(PendingCode.NONE.text())).isEqualTo(PendingCode.NONE);
    assertThat(PendingCode.read(SENT.tried().used().text())).isEqualTo(SENT.tried().used());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"x", "1 2 3", "a 0 0   ", "0 x 0   ", "0 0 x   ", "0 0 0    "})
  void whatNobodyCanReadIsNoCode(String text) {
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
  void aCodeCanBeTypedForFiveMinutesAndFiveTries(long seconds, int tries, boolean open) {
    PendingCode code = SENT;
    for (int i = 0; i < tries; i++) {
      code = code.tried();
    }
    assertThat(code.open(NOW.plusSeconds(seconds))).isEqualTo(open);
  }

  @Test
  void nothingSentOrUsedUpCannotBeTyped() {
    assertThat(PendingCode.NONE.open(NOW)).isFalse();
    assertThat(SENT.used().open(NOW)).isFalse();
  }

  @Test
  void anotherCodeTakesThePlaceOfTheFirstAndItsTries() {
    PendingCode second = SENT.tried().tried().next(NOW.plusSeconds(30), "ticket-2", "def", "http");
    assertThat(second.ticket()).isEqualTo("ticket-2");
    assertThat(second.tries()).isZero();
    assertThat(second.sent()).isEqualTo(2);
  }

  @Test
  void pausesAreCountedFromTheLastOne() {
    assertThat(PendingCode.NONE.pause(NOW)).isZero();
    assertThat(SENT.pause(NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(SENT.pause(NOW.plusSeconds(29))).isEqualTo(Duration.ofSeconds(1));
    assertThat(SENT.pause(NOW.plusSeconds(31))).isZero();
    assertThat(SENT.next(NOW, "t", "h", "").pause(NOW)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void theHashIsNeverWrittenOut() {
    assertThat(SENT.toString()).doesNotContain("abc", "ticket");
  }
}
