package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A page of the console for managers, or the one on which somebody joins an employer. */
public final class ConsolePage {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /**
   * Numbers all that can be reached by keyboard; of radio buttons that is one, and none is here.
   */
  private static final String NUMBERED =
      "() => { const all = [...document.querySelectorAll('main a[href], main button,"
          + " main input:not([type=hidden]), main select, main textarea, main summary')]"
          + ".filter(e => e.checkVisibility()); all.forEach((e, i) => e.dataset.tab = i);"
          + " return all.length; }";

  private final Window window;

  public ConsolePage(Window window) {
    window.await(".console-nav, #adgang-join", "a page of the console");
    this.window = window;
  }

  public ConsolePage goTo(String menu) {
    window.leaving(() -> window.find(".console-nav a:has-text(\"" + menu + "\")").click());
    return new ConsolePage(window);
  }

  public ConsolePage type(String field, String text) {
    window.find("#" + field).fill(text);
    return this;
  }

  /** Presses a button that leads to another page of the console. */
  public ConsolePage press(String button) {
    window.leaving(() -> window.find("#" + button).click());
    return new ConsolePage(window);
  }

  public ConsolePage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  /** Waits until a part of the page says something, without a reload. */
  public ConsolePage becomes(String selector, String words) {
    window
        .page()
        .waitForFunction(
            "([at, words]) => document.querySelector(at).textContent.includes(words)",
            List.of(selector, words));
    return this;
  }

  /** Whether a field holds a text. */
  public ConsolePage holds(String field, String text) {
    assertThat(window.find("#" + field).inputValue()).isEqualTo(text);
    return this;
  }

  /** Whether everything is within the window, so that nobody has to scroll sideways. */
  public ConsolePage fits(int width) {
    var size = window.page().viewportSize();
    window.page().setViewportSize(width, size.height);
    assertThat(
            (Boolean)
                window
                    .page()
                    .evaluate(
                        "document.documentElement.scrollWidth <="
                            + " document.documentElement.clientWidth"))
        .as("%d pixels", width)
        .isTrue();
    window.page().setViewportSize(size.width, size.height);
    return this;
  }

  /** Opens a page of the console by its address. */
  public ConsolePage open(URI address) {
    window.open(address);
    return new ConsolePage(window);
  }

  /** Whether axe finds nothing by WCAG 2.2 AA, light and dark. */
  public ConsolePage isAccessible() {
    for (var scheme : ColorScheme.values()) {
      if (scheme != ColorScheme.NO_PREFERENCE) {
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        var found = new AxeBuilder(window.page()).withTags(RULES).analyze().getViolations();
        assertThat(found).as("%s %s", window.page().url(), scheme).isEmpty();
      }
    }
    return this;
  }

  /** Whether the tab key reaches each link, button and field, in the order of the page. */
  public ConsolePage isReachedByKeyboard() {
    var page = window.page();
    var all = (Integer) page.evaluate(NUMBERED);
    // A page may begin at a field further down.
    page.evaluate("document.querySelector('[data-tab=\"0\"]').focus()");
    var reached = new ArrayList<>(List.of(0));
    for (var i = 0; i < 2 * all && !reached.contains(all - 1); i++) {
      page.keyboard().press("Tab");
      var at = page.evaluate("document.activeElement.dataset.tab ?? null");
      if (at != null) {
        reached.add(Integer.valueOf(at.toString()));
      }
    }
    assertThat(reached).as("%s", page.url()).hasSize(all).isSorted();
    return this;
  }

  public ConsolePage picture(String name) {
    window.picture(name);
    return this;
  }
}
