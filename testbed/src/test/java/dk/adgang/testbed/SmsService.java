package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whom the server hands each SMS to; it misbehaves as it is told. */
final class SmsService {

  private final Adgang adgang;

  private SmsService(Adgang adgang) {
    this.adgang = adgang;
  }

  static SmsService of(Adgang adgang) {
    return new SmsService(adgang);
  }

  /** How it answers from now on when it is to send to this number. */
  void answers(String mode, String number) {
    var answer =
        new PlainBrowser()
            .put(
                adgang.inboxUrl().resolve("/api/gateway"),
                "{\"mode\":\"%s\",\"to\":\"%s\"}".formatted(mode, number));
    assertThat(answer).isEqualTo(204);
  }

  /** Returns once it has a message to this number, and does not answer. */
  void awaitHanging(String number) {
    var state = adgang.inboxUrl().resolve("/api/gateway");
    await().until(() -> new PlainBrowser().open(state).body().contains("\"" + number + "\""));
  }
}
