package dk.adgang.admin.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentence about a link, by its state and the answer of the mail server. */
final class LinkWordsTest {

  @ParameterizedTest
  @CsvSource({
    "QUEUED, 0, , consoleWelcome.QUEUED",
    "QUEUED, 2, ConnectException, consoleNotSent.AGAIN",
    "SENT, 1, , consoleWelcome.SENT",
    "FAILED, 1, SMTPAddressFailedException [550], consoleNotSent.ADDRESS",
    "FAILED, 1, SMTPAddressFailedException [553], consoleNotSent.ADDRESS",
    "FAILED, 1, SMTPSendFailedException [550], consoleNotSent.REFUSED",
    "FAILED, 1, SMTPAddressFailedException [552], consoleNotSent.FULL",
    "FAILED, 1, SMTPAddressFailedException [554], consoleNotSent.REFUSED",
    "FAILED, 9, ConnectException, consoleWelcome.FAILED",
    "FAILED, 1, , consoleWelcome.FAILED",
    "RETIRED, 1, a newer link 550, consoleWelcome.RETIRED"
  })
  void a_state(String state, int attempts, String reason, String key) {
    assertThat(LinkWords.key(state, attempts, reason)).isEqualTo(key);
  }

  @Test
  void only_a_queued_one_is_waited_for() {
    assertThat(LinkWords.isFinal("QUEUED")).isFalse();
    assertThat(LinkWords.isFinal("SENT")).isTrue();
  }
}
