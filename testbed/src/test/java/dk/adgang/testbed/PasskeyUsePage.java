package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** «Log ind med din adgangsnøgle». */
final class PasskeyUsePage {

  static final String FORM = "#adgang-passkey-use";

  private final Window window;

  PasskeyUsePage(Window window) {
    window.await(FORM, "the page that asks for a passkey");
    this.window = window;
  }

  PasskeyUsePage knows(String name) {
    assertThat(window.text(FORM)).contains(name);
    return this;
  }

  /** Presses the button, whatever comes of it. */
  Window press() {
    window.leaving(() -> window.find("#adgang-passkey-go").click());
    return window;
  }

  /** Presses the button, and the browser says no. */
  PasskeyUsePage fails(String reason) {
    window.find("#adgang-passkey-go").click();
    window.await("#adgang-passkey-failure[data-reason=" + reason + "]", "that it failed");
    return this;
  }

  /** Sends what the browser never would. */
  PasskeyUsePage isRefused(Map<String, String> answer) {
    sends(answer);
    return isRefused();
  }

  /** Sends an answer that was made elsewhere, whatever comes of it. */
  Window sends(Map<String, String> answer) {
    window
        .find(FORM + " input[type=hidden]")
        .evaluateAll("fields => fields.forEach(f => f.remove())");
    window.forge(FORM, answer);
    return window;
  }

  PasskeyUsePage isRefused() {
    window.await("#adgang-alert[data-type=error]", "a refusal of the passkey");
    return new PasskeyUsePage(window);
  }

  PasskeyUsePage withWords(String words) {
    assertThat(window.text("#adgang-alert")).contains(words);
    return this;
  }

  WaysInPage another() {
    window.find("#try-another-way").click();
    return new WaysInPage(window);
  }

  PasskeyUsePage picture(String name) {
    window.picture(name);
    return this;
  }
}
