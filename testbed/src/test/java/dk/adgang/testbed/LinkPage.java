package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** What an employee sees who has opened the link of a mail. */
final class LinkPage {

  private final Window window;

  LinkPage(Window window) {
    window.await("#adgang-continue", "the page of an opened link");
    this.window = window;
  }

  LinkPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  LinkPage picture(String name) {
    window.picture(name);
    return this;
  }

  /** Presses the button, whatever comes of it. */
  Window press() {
    window.leaving(() -> window.find("#adgang-continue").click());
    return window;
  }

  PasswordPage goOn() {
    window.find("#adgang-continue").click();
    return new PasswordPage(window);
  }
}
