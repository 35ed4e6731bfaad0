package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Totp;

/** The page on which an employee adds an authenticator app. */
public final class AuthenticatorAppPage {

  private final Window window;

  public AuthenticatorAppPage(Window window) {
    window.await("#totp-secret-key", "the page to add an authenticator app");
    this.window = window;
  }

  /** The app, after the key has been typed into it. */
  public Totp typeKeyIntoApp() {
    return Totp.withKey(window.find("#totp-secret-key").textContent());
  }

  /** Goes on without the recovery codes that are offered after a right one. */
  public Window enter(String code) {
    give(code);
    RecoveryCodesPage.skipWhereOffered(window);
    return window;
  }

  /** Gives a right code, and is offered recovery codes. */
  public RecoveryCodesPage enterFirst(String code) {
    give(code);
    return new RecoveryCodesPage(window);
  }

  private void give(String code) {
    window.find("#totp").fill(code);
    window.leaving(() -> window.find("#adgang-verify").click());
  }

  public AuthenticatorAppPage isRefused(String code, String words) {
    enter(code);
    window.await("#input-error-totp", "a refusal of the code");
    assertThat(window.text("#input-error-totp")).contains(words);
    return this;
  }

  public AuthenticatorAppPage picture(String name) {
    window.picture(name);
    return this;
  }
}
