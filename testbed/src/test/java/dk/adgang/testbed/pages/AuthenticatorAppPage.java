package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Totp;
import java.net.URI;

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

  /** The app on the same phone, after its button was pressed; the key in its address counts. */
  public Totp openApp() {
    var address = window.find("#adgang-open-app").getAttribute("href");
    var parts = URI.create(address);
    assertThat(parts.getScheme() + "://" + parts.getHost()).isEqualTo("otpauth://totp");
    assertThat(parts.getPath()).as("who it is for").startsWith("/Adgang:").contains("@");
    assertThat(parts.getQuery()).contains("issuer=Adgang", "digits=6", "period=30");
    return Totp.withKey(parts.getQuery().replaceFirst("^.*secret=([A-Z2-7]+).*$", "$1"));
  }

  /** Whether the button for an app on the same device is there to be pressed. */
  public boolean offersToOpenApp() {
    return window.find("#adgang-open-app").isVisible();
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
