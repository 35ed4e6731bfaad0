package dk.adgang.testbed.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Tracing;
import dk.adgang.testbed.fixture.Adgang;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A person at a screen. Every window that is opened here is a browser of its own: no cookie is
 * shared.
 */
public final class Visitor implements AutoCloseable {

  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final Adgang adgang;
  private final List<Window> windows = new ArrayList<>();
  private String language = "da-DK";
  private boolean javaScript = true;

  public Visitor(Adgang adgang) {
    this.adgang = adgang;
  }

  /** From now on the browser asks for English. */
  public Visitor inEnglish() {
    language = "en-GB";
    return this;
  }

  /** From now on windows run no script of a page. */
  public Visitor withoutJavaScript() {
    javaScript = false;
    return this;
  }

  public Window on(Screen screen) {
    var context =
        adgang
            .browsers()
            .ofThisThread()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(screen.width, screen.height)
                    .setIsMobile(screen == Screen.PHONE)
                    .setHasTouch(screen == Screen.PHONE)
                    .setLocale(language)
                    .setTimezoneId("Europe/Copenhagen")
                    .setJavaScriptEnabled(javaScript));
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    if (Window.TRACED) {
      context.tracing().start(new Tracing.StartOptions().setSnapshots(true).setScreenshots(false));
    }
    var window = new Window(adgang, screen, context, context.newPage());
    windows.add(window);
    return window;
  }

  public Window onDesktop() {
    return on(Screen.DESKTOP);
  }

  public Window onPhone() {
    return on(Screen.PHONE);
  }

  public void keepWhatWasSeen(Path folder) {
    for (var i = 0; i < windows.size(); i++) {
      windows.get(i).keep(folder, "window-" + (i + 1));
    }
  }

  @Override
  public void close() {
    windows.stream().map(Window::context).forEach(BrowserContext::close);
    windows.clear();
  }
}
