package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** «Opret din adgangskode», with its checklist. */
public final class PasswordPage {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Window window;

  public PasswordPage(Window window) {
    window.await("#password-new", "the page to create a password");
    this.window = window;
  }

  public PasswordPage titled(String title) {
    assertThat(window.text("#adgang-title")).isEqualTo(title);
    return this;
  }

  public PasswordPage type(String password) {
    window.find("#password-new").fill(password);
    return this;
  }

  /** The ids of the rules that the checklist shows as not met, all of them at one moment. */
  public List<String> unmet() {
    var unmet = new ArrayList<String>();
    var ids =
        (List<?>)
            window
                .find("#adgang-rule li[data-met=false]")
                .evaluateAll("rules => rules.map(rule => rule.dataset.rule)");
    ids.forEach(id -> unmet.add(id.toString()));
    return unmet;
  }

  /** Waits until the checklist shows these as not met, and no others: it follows the typing. */
  public PasswordPage misses(String... rules) {
    var expected = Set.of(rules);
    await("the checklist")
        .pollInSameThread()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(Set.copyOf(unmet())).as("rules not met").isEqualTo(expected));
    return this;
  }

  /** The words of a rule and of whether it is met. */
  public String rule(String id) {
    return window.text("#adgang-rule li[data-rule=" + id + "]").replaceAll("\\s+", " ");
  }

  /** Presses the button with what has been typed, and is refused. */
  public PasswordPage isRefused() {
    press();
    window.await("#input-error-password, #adgang-alert[data-type=error]", "a refusal");
    return new PasswordPage(window);
  }

  public PasswordPage withWords(String... words) {
    assertThat(window.text("#input-error-password")).contains(words);
    return this;
  }

  public SuccessPage create(String password) {
    type(password);
    press();
    return new SuccessPage(window);
  }

  /** Presses the button, and expects no certain page. */
  public Window press() {
    window.leaving(() -> window.find("#adgang-create").click());
    return window;
  }

  public PasswordPage picture(String name) {
    window.picture(name);
    return this;
  }
}
