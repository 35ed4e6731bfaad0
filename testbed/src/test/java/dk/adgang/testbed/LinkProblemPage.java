package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** What an employee sees whose link does not work. */
final class LinkProblemPage {

  private final Window window;

  LinkProblemPage(Window window) {
    window.await("#adgang-problem", "the page of a link that does not work");
    this.window = window;
  }

  LinkProblemPage because(String reason) {
    assertThat(window.find("#adgang-problem").getAttribute("data-reason")).isEqualTo(reason);
    return this;
  }

  LinkProblemPage titled(String title) {
    assertThat(window.text("#adgang-title")).isEqualTo(title);
    return this;
  }

  LinkProblemPage offersNewLink(boolean offered) {
    assertThat(window.has("#adgang-resend")).as("«Send et nyt link»").isEqualTo(offered);
    return this;
  }

  LinkProblemPage picture(String name) {
    window.picture(name);
    return this;
  }

  /** Presses «Send et nyt link». */
  Window sendNewLink() {
    window.leaving(() -> window.find("#adgang-resend").click());
    return window;
  }
}
