package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** «Log ind med en gendannelseskode». */
public final class RecoveryCodePage {

  private static final String FORM = "#adgang-recovery";

  /** Its name on «Prøv en anden metode», with a soft hyphen. */
  public static final String NAME = "Gendannelses\u00adkode";

  private final Window window;

  public RecoveryCodePage(Window window) {
    window.await(FORM, "the page that asks for a recovery code");
    this.window = window;
  }

  public RecoveryCodePage asksFor(int number) {
    assertThat(window.text("label[for=recoveryCodeInput]")).isEqualTo("Kode nr. " + number);
    return this;
  }

  public RecoveryCodePage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public Window enter(String code) {
    window.find("#recoveryCodeInput").fill(code);
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  public RecoveryCodePage isRefused(String code, String words) {
    enter(code);
    window.await("#input-error-recoveryCodeInput", "a refusal of the code");
    assertThat(window.text("#input-error-recoveryCodeInput")).contains(words);
    return this;
  }

  public RecoveryCodePage picture(String name) {
    window.picture(name);
    return this;
  }
}
