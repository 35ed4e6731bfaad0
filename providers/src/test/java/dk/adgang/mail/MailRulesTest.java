package dk.adgang.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailRulesTest {

  @ParameterizedTest(name = "after {0} tries {1} s")
  @CsvSource({"0, 10", "1, 10", "2, 20", "3, 40", "8, 1280", "9, 1800", "10, 1800", "100, 1800"})
  void tryingAgainTakesLongerEachTime(int attempts, long seconds) {
    assertThat(Backoff.after(attempts, 0)).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(Backoff.after(attempts, 0.999))
        .isGreaterThan(Duration.ofSeconds(seconds))
        .isLessThanOrEqualTo(Duration.ofMillis(seconds * 1250));
  }

  @Test
  void aDayOfTryingIsNotEndless() {
    long seconds =
        IntStream.rangeClosed(1, 60).mapToLong(i -> Backoff.after(i, 0).toSeconds()).sum();
    assertThat(Duration.ofSeconds(seconds)).isGreaterThan(Duration.ofHours(24));
  }

  @ParameterizedTest(name = "answers {0}: for good {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | false", "550 | true", "554 | true", "599 | true", "451 | false", "421 | false",
        "250 | false", "-1 | false", "550 451 | false", "451 550 | false", "550 553 | true",
            "600 | false",
      })
  void whatAServerRefusesForGood(String codes, boolean permanent) {
    assertThat(
            Refusal.permanent(
                Arrays.stream(codes.split(" ", -1))
                    .filter(code -> !code.isEmpty())
                    .map(Integer::valueOf)
                    .toList()))
        .isEqualTo(permanent);
  }
}
