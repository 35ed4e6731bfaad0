package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** The page after the link of a mail was opened. */
public final class LinkPage {

  private final Window window;

  public LinkPage(Window window) {
    window.await("#adgang-continue", "the page of an opened link");
    this.window = window;
  }

  public LinkPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public LinkPage picture(String name) {
    window.picture(name);
    return this;
  }

  /** Presses the button, and expects no certain page. */
  public Window press() {
    window.leaving(() -> window.find("#adgang-continue").click());
    return window;
  }

  public PasswordPage goOn() {
    window.find("#adgang-continue").click();
    return new PasswordPage(window);
  }
}
