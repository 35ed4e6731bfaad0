package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that asks for the code of an SMS, while enrolling and at login. */
public final class SmsCodePage {

  private final Window window;

  public SmsCodePage(Window window) {
    window.await("#code", "the page for the code of an sms");
    this.window = window;
  }

  public SmsCodePage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  /** Goes on without the recovery codes that are offered after the first method. */
  public Window enter(String code) {
    window.find("#code").fill(code);
    window.leaving(() -> window.find("#adgang-verify").click());
    RecoveryCodesPage.skipWhereOffered(window);
    return window;
  }

  public SmsCodePage isRefused(String code, String words) {
    enter(code);
    window.await("#input-error-code", "a refusal of the code");
    assertThat(window.text("#input-error-code")).contains(words);
    return this;
  }

  public WaysInPage another() {
    window.find("#try-another-way").click();
    return new WaysInPage(window);
  }

  public SmsCodePage picture(String name) {
    window.picture(name);
    return this;
  }
}
