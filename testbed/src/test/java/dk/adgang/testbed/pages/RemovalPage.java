package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** The page on which an employee removes a second factor, or is told why not. */
public final class RemovalPage {

  private static final String FORM = "#adgang-remove-form";

  private final Window window;

  public RemovalPage(Window window) {
    window.await(FORM, "the page to remove a second factor");
    this.window = window;
  }

  public RemovalPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public RemovalPage canRemove(boolean can) {
    assertThat(window.has("#adgang-remove")).as("«Fjern»").isEqualTo(can);
    return this;
  }

  /** Sends a value that the page does not offer. */
  public RemovalPage forge(String field, String value) {
    window.forge(FORM, Map.of(field, value));
    return new RemovalPage(window);
  }

  public Window remove() {
    window.find("#adgang-remove").click();
    return window;
  }

  /** Presses the card of the method that comes in its place. */
  public Window replaceBy(String method) {
    window.leaving(() -> window.find("button[data-method=" + method + "]").click());
    return window;
  }

  public RemovalPage picture(String name) {
    window.picture(name);
    return this;
  }
}
