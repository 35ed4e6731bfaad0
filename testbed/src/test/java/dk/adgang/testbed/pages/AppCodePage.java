package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that asks for the authenticator app's code at login. */
public final class AppCodePage {

  private final Window window;

  public AppCodePage(Window window) {
    window.await("#otp", "the page for the authenticator app's code");
    this.window = window;
  }

  public Window enter(String code) {
    window.find("#otp").fill(code);
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  public AppCodePage isRefused(String code, String words) {
    enter(code);
    window.await("#input-error-otp", "a refusal of the code");
    assertThat(window.text("#input-error-otp")).contains(words);
    return this;
  }

  public WaysInPage another() {
    window.find("#try-another-way").click();
    return new WaysInPage(window);
  }

  public AppCodePage picture(String name) {
    window.picture(name);
    return this;
  }
}
