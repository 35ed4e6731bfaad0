package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;

/** The page that says why a second factor cannot be added or changed. */
public final class FactorRefusedPage {

  private final Window window;

  public FactorRefusedPage(Window window) {
    window.await("#adgang-why[data-reason]", "the page that refuses a second factor");
    this.window = window;
  }

  public FactorRefusedPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  /** Sends fields that the page does not offer: names and values in turn. */
  public FactorRefusedPage forge(String... fields) {
    var all = new LinkedHashMap<String, String>();
    for (var i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    window.forge("main form", all);
    return new FactorRefusedPage(window);
  }

  public void back() {
    window.leaving(() -> window.find("#adgang-back").click());
  }

  public FactorRefusedPage picture(String name) {
    window.picture(name);
    return this;
  }
}
