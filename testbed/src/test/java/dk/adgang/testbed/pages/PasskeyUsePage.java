package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** «Log ind med din adgangsnøgle». */
public final class PasskeyUsePage {

  public static final String FORM = "#adgang-passkey-use";

  private final Window window;

  public PasskeyUsePage(Window window) {
    window.await(FORM, "the page that asks for a passkey");
    this.window = window;
  }

  public PasskeyUsePage knows(String name) {
    assertThat(window.text(FORM)).contains(name);
    return this;
  }

  /** Presses the button, and expects no certain page. */
  public Window press() {
    window.leaving(() -> window.find("#adgang-passkey-go").click());
    return window;
  }

  /** Presses the button, and the browser says no. */
  public PasskeyUsePage fails(String reason) {
    window.find("#adgang-passkey-go").click();
    window.await("#adgang-passkey-failure[data-reason=" + reason + "]", "that it failed");
    return this;
  }

  /** Sends values that the browser never would. */
  public PasskeyUsePage isRefused(Map<String, String> answer) {
    sends(answer);
    return isRefused();
  }

  /** Sends an answer that was made elsewhere, and expects no certain page. */
  public Window sends(Map<String, String> answer) {
    window
        .find(FORM + " input[type=hidden]")
        .evaluateAll("fields => fields.forEach(f => f.remove())");
    window.forge(FORM, answer);
    return window;
  }

  public PasskeyUsePage isRefused() {
    window.await("#adgang-alert[data-type=error]", "a refusal of the passkey");
    return new PasskeyUsePage(window);
  }

  public PasskeyUsePage withWords(String words) {
    assertThat(window.text("#adgang-alert")).contains(words);
    return this;
  }

  public WaysInPage another() {
    window.find("#try-another-way").click();
    return new WaysInPage(window);
  }

  public PasskeyUsePage picture(String name) {
    window.picture(name);
    return this;
  }
}
