package dk.adgang.testbed.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.WaitForSelectorState;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.wire.StartedAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** A browser window. The page objects tell what is in it. */
public final class Window {

  /** Pictures cost time, so they are made only when somebody asks for them. */
  private static final boolean PICTURES = Boolean.getBoolean("adgang.screenshots");

  /** Whether each step of a failed test is kept. That costs a look at the page each time. */
  public static final boolean TRACED = Boolean.getBoolean("adgang.trace");

  /** The pictures that the README shows. */
  private static final Set<String> IN_README =
      Set.of(
          "app-desktop",
          "authenticator-app-phone",
          "choice-optional-phone",
          "choice-required-phone",
          "console-employees-phone",
          "console-new-phone",
          "forgotten-phone",
          "link-open-phone",
          "login-desktop",
          "login-phone",
          "password-good-phone",
          "sms-code-phone",
          "success-phone",
          "welcome-mail-desktop");

  private final Adgang adgang;
  private final Screen screen;
  private final BrowserContext context;
  private final Page page;

  public Window(Adgang adgang, Screen screen, BrowserContext context, Page page) {
    this.adgang = adgang;
    this.screen = screen;
    this.context = context;
    this.page = page;
  }

  public Adgang adgang() {
    return adgang;
  }

  public BrowserContext context() {
    return context;
  }

  public Page page() {
    return page;
  }

  public Screen screen() {
    return screen;
  }

  public Window open(URI address) {
    page.navigate(address.toString());
    return this;
  }

  /** Opens the sample app, as an employee who is not logged in there. */
  public SampleAppPage openApp() {
    open(adgang.app());
    return new SampleAppPage(this);
  }

  /** Opens the sample app and goes on to the login page. */
  public LoginPage openLogin() {
    return openApp().logIn();
  }

  /** Has the sample app ask the realm anew, also when somebody is logged in there. */
  public Window authorizeAgain() {
    return open(adgang.app().resolve("/app/login"));
  }

  /** Has the realm do a required action, as the account console does. */
  public Window beginAction(String action) {
    return open(StartedAction.of(adgang, action));
  }

  /** The page that the window shows now. */
  public <P> P shows(Function<Window, P> kind) {
    return kind.apply(this);
  }

  public Locator find(String selector) {
    return page.locator(selector);
  }

  public String text(String selector) {
    return find(selector).innerText().strip();
  }

  /** Whether it is the page of an error, with no way on. */
  public boolean isError() {
    return has("body[data-page-id=login-error]");
  }

  public boolean has(String selector) {
    return find(selector).count() > 0;
  }

  /** Waits until the page has it; says what page is there instead when it does not come. */
  public void await(String selector, String what) {
    try {
      find(selector)
          .first()
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    } catch (TimeoutError e) {
      throw new AssertionError(
          "Expected %s (%s), but the window shows «%s» at %s:%n%s"
              .formatted(what, selector, page.title(), page.url(), text("body")),
          e);
    }
  }

  /** Does something that leads to another page, and waits until that one is there. */
  public void leaving(Runnable action) {
    var arrived = new AtomicBoolean();
    Consumer<Page> listener = there -> arrived.set(true);
    page.onDOMContentLoaded(listener);
    try {
      action.run();
      page.waitForCondition(arrived::get);
    } finally {
      page.offDOMContentLoaded(listener);
    }
  }

  /** Sends a form of the page with a field that the page does not offer. */
  public void forge(String form, Map<String, String> fields) {
    leaving(
        () ->
            find(form)
                .evaluate(
                    """
                    (form, fields) => {
                      for (const [name, value] of Object.entries(fields)) {
                        const field = document.createElement("input");
                        field.type = "hidden";
                        field.name = name;
                        field.value = value;
                        form.append(field);
                      }
                      HTMLFormElement.prototype.submit.call(form);
                    }
                    """,
                    fields));
  }

  /** Keeps a picture of the page as it is now, where pictures are wanted. */
  public Window picture(String name) {
    if (!PICTURES) {
      return this;
    }
    var picture = name + "-" + screen.id();
    take(adgang.project().target().resolve("screenshots").resolve(picture + ".png"));
    if (IN_README.contains(picture)) {
      take(adgang.project().root().resolve("docs/images").resolve(picture + ".png"));
    }
    return this;
  }

  private void take(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** Keeps all that helps to understand a failure. */
  public void keep(Path folder, String name) {
    try {
      Files.writeString(folder.resolve(name + ".html"), page.url() + "\n" + page.content());
      take(folder.resolve(name + ".png"));
      if (TRACED) {
        context
            .tracing()
            .stop(new Tracing.StopOptions().setPath(folder.resolve(name + "-trace.zip")));
      }
    } catch (PlaywrightException e) {
      System.out.println("[testbed] nothing could be kept of " + name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
