package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** «Log ind med en gendannelseskode». */
final class RecoveryCodePage {

  private static final String FORM = "#adgang-recovery";

  /** What «Prøv en anden metode» calls it; the word may be broken. */
  static final String NAME = "Gendannelses\u00adkode";

  private final Window window;

  RecoveryCodePage(Window window) {
    window.await(FORM, "the page that asks for a recovery code");
    this.window = window;
  }

  RecoveryCodePage asksFor(int number) {
    assertThat(window.text("label[for=recoveryCodeInput]")).isEqualTo("Kode nr. " + number);
    return this;
  }

  RecoveryCodePage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  Window enter(String code) {
    window.find("#recoveryCodeInput").fill(code);
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  RecoveryCodePage isRefused(String code, String words) {
    enter(code);
    window.await("#input-error-recoveryCodeInput", "a refusal of the code");
    assertThat(window.text("#input-error-recoveryCodeInput")).contains(words);
    return this;
  }

  RecoveryCodePage picture(String name) {
    window.picture(name);
    return this;
  }
}
