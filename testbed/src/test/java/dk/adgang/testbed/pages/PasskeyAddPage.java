package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** «Tilføj en adgangsnøgle». */
public final class PasskeyAddPage {

  private static final String FAILURE = "#adgang-passkey-failure[data-reason=%s]";

  private final Window window;

  public PasskeyAddPage(Window window) {
    window.await("#adgang-passkey-add", "the page to add a passkey");
    this.window = window;
  }

  public PasskeyAddPage suggests(String name) {
    window.await("#adgang-passkey-go:not([disabled])", "the page's script at work");
    assertThat(window.find("#authenticatorLabel").inputValue()).isEqualTo(name);
    return this;
  }

  /** The page's own script is at work; one that is written into the page is not run. */
  public PasskeyAddPage runsNoInlineScript() {
    window.await("#adgang-passkey-go:not([disabled])", "the page's script at work");
    var ran =
        window
            .page()
            .evaluate(
                """
                () => {
                  const script = document.createElement("script");
                  script.textContent = "window.inlineScriptRan = true";
                  document.body.append(script);
                  return window.inlineScriptRan === true;
                }
                """);
    assertThat(ran).as("an inline script ran").isEqualTo(false);
    return this;
  }

  public PasskeyAddPage name(String name) {
    window.find("#authenticatorLabel").fill(name);
    return this;
  }

  /** Lets the device make a key; the recovery codes that are offered then are shown. */
  public RecoveryCodesPage create() {
    press();
    return new RecoveryCodesPage(window);
  }

  /** Presses the button, and expects no certain page. */
  public Window press() {
    window.leaving(() -> window.find("#adgang-passkey-go").click());
    return window;
  }

  /** Presses the button, and the browser says no. */
  public PasskeyAddPage fails(String reason, String words) {
    window.find("#adgang-passkey-go").click();
    return says(reason, words);
  }

  /** Presses the button, and the page does not even ask the browser. */
  public PasskeyAddPage isRefused(String words) {
    window.find("#adgang-passkey-go").click();
    assertThat(window.find("#authenticatorLabel").evaluate("field => field.validationMessage"))
        .asString()
        .contains(words);
    return this;
  }

  /** The page's own words about a failure, without the server. */
  public PasskeyAddPage says(String reason, String words) {
    window.await(FAILURE.formatted(reason), "that it failed: " + reason);
    assertThat(window.text("#adgang-passkey-failure")).contains(words);
    return this;
  }

  public ChoicePage chooseAnother() {
    window.find("#adgang-other").click();
    return new ChoicePage(window);
  }

  public PasskeyAddPage picture(String name) {
    window.picture(name);
    return this;
  }
}
