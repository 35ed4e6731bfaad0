package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a link that does not work. */
public final class LinkProblemPage {

  private final Window window;

  public LinkProblemPage(Window window) {
    window.await("#adgang-problem", "the page of a link that does not work");
    this.window = window;
  }

  public LinkProblemPage because(String reason) {
    assertThat(window.find("#adgang-problem").getAttribute("data-reason")).isEqualTo(reason);
    return this;
  }

  public LinkProblemPage titled(String title) {
    assertThat(window.text("#adgang-title")).isEqualTo(title);
    return this;
  }

  public LinkProblemPage offersNewLink(boolean offered) {
    assertThat(window.has("#adgang-resend")).as("«Send et nyt link»").isEqualTo(offered);
    return this;
  }

  public LinkProblemPage picture(String name) {
    window.picture(name);
    return this;
  }

  /** Presses «Send et nyt link». */
  public Window sendNewLink() {
    window.leaving(() -> window.find("#adgang-resend").click());
    return window;
  }
}
