package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** «Prøv en anden metode»: the methods that the employee has and may use now. */
public final class WaysInPage {

  private static final String FORM = "#kc-select-credential-form";

  private final Window window;

  public WaysInPage(Window window) {
    window.await(FORM, "the list of ways to log in");
    this.window = window;
  }

  public WaysInPage lists(String... names) {
    assertThat(window.find(FORM + " button .card-title").allInnerTexts())
        .containsExactlyInAnyOrder(names);
    return this;
  }

  /** The values that the buttons send. */
  public List<?> executions() {
    return (List<?>)
        window.find(FORM + " button").evaluateAll("buttons => buttons.map(b => b.value)");
  }

  public <P> P choose(String name, Function<Window, P> page) {
    window.find(FORM + " button").filter(new Locator.FilterOptions().setHasText(name)).click();
    return page.apply(window);
  }

  /** Sends a way that the list does not have. */
  public Window forge(String execution) {
    window.forge(FORM, Map.of("authenticationExecution", execution));
    return window;
  }

  public WaysInPage picture(String name) {
    window.picture(name);
    return this;
  }
}
