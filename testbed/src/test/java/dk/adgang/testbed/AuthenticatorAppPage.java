package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on which an employee adds an authenticator app. */
final class AuthenticatorAppPage {

  private final Window window;

  AuthenticatorAppPage(Window window) {
    window.await("#totp-secret-key", "the page to add an authenticator app");
    this.window = window;
  }

  /** The app, after the key has been typed into it. */
  Totp typeKeyIntoApp() {
    return Totp.withKey(window.find("#totp-secret-key").textContent());
  }

  Window enter(String code) {
    window.find("#totp").fill(code);
    window.leaving(() -> window.find("#adgang-verify").click());
    return window;
  }

  AuthenticatorAppPage isRefused(String code, String words) {
    enter(code);
    window.await("#input-error-totp", "a refusal of the code");
    assertThat(window.text("#input-error-totp")).contains(words);
    return this;
  }

  AuthenticatorAppPage picture(String name) {
    window.picture(name);
    return this;
  }
}
