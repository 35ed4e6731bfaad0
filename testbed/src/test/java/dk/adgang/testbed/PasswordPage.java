package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** «Opret din adgangskode», with its checklist. */
final class PasswordPage {

  private final Window window;

  PasswordPage(Window window) {
    window.await("#password-new", "the page to create a password");
    this.window = window;
  }

  PasswordPage titled(String title) {
    assertThat(window.text("#adgang-title")).isEqualTo(title);
    return this;
  }

  PasswordPage type(String password) {
    window.find("#password-new").fill(password);
    return this;
  }

  /** The ids of the rules that the checklist shows as not met. */
  List<String> unmet() {
    var unmet = new ArrayList<String>();
    for (var rule : window.find("#adgang-rule li[data-met=false]").all()) {
      unmet.add(rule.getAttribute("data-rule"));
    }
    return unmet;
  }

  PasswordPage misses(String... rules) {
    assertThat(unmet()).as("rules not met").containsExactlyInAnyOrder(rules);
    return this;
  }

  /** The words of a rule and of whether it is met. */
  String rule(String id) {
    return window.text("#adgang-rule li[data-rule=" + id + "]").replaceAll("\\s+", " ");
  }

  /** Presses the button with what has been typed, and is refused. */
  PasswordPage isRefused() {
    press();
    window.await("#input-error-password, #adgang-alert[data-type=error]", "a refusal");
    return new PasswordPage(window);
  }

  PasswordPage withWords(String... words) {
    assertThat(window.text("#input-error-password")).contains(words);
    return this;
  }

  SuccessPage create(String password) {
    type(password);
    press();
    return new SuccessPage(window);
  }

  /** Presses the button, whatever comes of it. */
  Window press() {
    window.leaving(() -> window.find("#adgang-create").click());
    return window;
  }

  PasswordPage picture(String name) {
    window.picture(name);
    return this;
  }
}
