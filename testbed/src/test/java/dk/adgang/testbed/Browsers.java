package dk.adgang.testbed;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The machine's Chromium: one for each thread that runs tests, since Playwright's objects stay on
 * their thread.
 */
final class Browsers implements AutoCloseable {

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<String> USUAL_NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  private final Path program = find();
  private final Queue<Playwright> all = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Browser> mine = ThreadLocal.withInitial(this::launch);

  Browser ofThisThread() {
    return mine.get();
  }

  private Browser launch() {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    all.add(playwright);
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setHeadless(true)
                .setArgs(ARGUMENTS));
  }

  private static Path find() {
    var given = System.getenv("ADGANG_CHROMIUM");
    if (given != null && !given.isBlank()) {
      if (!Files.isExecutable(Path.of(given))) {
        throw new Trouble("ADGANG_CHROMIUM is not a program: " + given);
      }
      return Path.of(given);
    }
    for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (var name : USUAL_NAMES) {
        var candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    throw new Trouble("No Chromium on this machine. Run script/bootstrap, or set ADGANG_CHROMIUM.");
  }

  @Override
  public void close() {
    all.forEach(Playwright::close);
  }
}
