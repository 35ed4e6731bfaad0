package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code script/server --dev}, on a copy of the source tree. */
final class DeveloperTest {

  private static final String THEME = "themes/src/main/resources/theme/adgang/login/";
  private static final String PAGES = "providers/src/main/resources/theme-resources/";
  private static final String NEW_TEXT = "doLogIn=En ny tekst";
  private static final Pattern STYLE = Pattern.compile("href=\"([^\"]*/css/adgang[.]css[^\"]*)\"");
  private static final Duration BOOT = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_changed_page_message_or_style_is_there_when_the_page_is_loaded_anew(@TempDir Path copy)
      throws Exception {
    copyTree(Project.find(), copy);
    var ports = Ports.free();
    var process = start(copy, ports);
    var login = URI.create("http://localhost:%d/app/login".formatted(ports.inbox()));
    try {
      await("the login page")
          .atMost(BOOT)
          .ignoreExceptions()
          .until(() -> show(login).has("kc-login"));

      change(copy.resolve(THEME + "footer.ftl"), "<@help", "<p>et-nyt-afsnit</p><@help");
      await("the template").atMost(SOON).until(() -> shows(login, "et-nyt-afsnit"));

      change(copy.resolve(THEME + "messages/messages_da.properties"), "doLogIn=Log ind", NEW_TEXT);
      await("the message").atMost(SOON).until(() -> shows(login, "En ny tekst"));

      change(copy.resolve(PAGES + "templates/adgang-support.ftl"), "<footer", "<footer data-ny");
      await("the template beside the providers").atMost(SOON).until(() -> shows(login, "data-ny"));

      var style = style(show(login));
      change(copy.resolve(THEME + "resources/css/adgang.css"), "{", "{ top: 4711px;");
      await("the style").atMost(SOON).until(() -> shows(style, "4711px"));
    } finally {
      end(process);
    }
  }

  private static Page show(URI page) {
    return new HttpBrowser().open(page);
  }

  private static boolean shows(URI page, String text) {
    return show(page).body().contains(text);
  }

  private static URI style(Page page) {
    var link = STYLE.matcher(page.body());
    assertThat(link.find()).isTrue();
    return page.at().resolve(link.group(1));
  }

  private static void change(Path file, String from, String to) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** All that the server is made of, and is read from. */
  private static void copyTree(Project project, Path copy) throws IOException {
    for (var folder : List.of("themes/src/main", "providers/src/main")) {
      Files.createDirectories(copy.resolve(folder).getParent());
      Folders.copy(project.root().resolve(folder), copy.resolve(folder));
    }
    for (var file :
        List.of(
            project.realmFile(),
            project.samplesFile(),
            project.providersJar(),
            project.themesJar(),
            project.distribution())) {
      var target = copy.resolve(project.root().relativize(file));
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, file);
    }
  }

  private static Process start(Path copy, Ports ports) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dadgang.root=" + copy,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--dev");
    builder.environment().put("ADGANG_HTTP_PORT", Integer.toString(ports.http()));
    builder.environment().put("ADGANG_MANAGEMENT_PORT", Integer.toString(ports.management()));
    builder.environment().put("ADGANG_INBOX_PORT", Integer.toString(ports.inbox()));
    builder.environment().put("ADGANG_SMTP_PORT", Integer.toString(ports.smtp()));
    builder.environment().put("ADGANG_DEBUG_PORT", Integer.toString(Ports.free().http()));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Project.find().target().resolve("dev-test.log").toFile())
        .start();
  }

  /** Ends it as Ctrl-C does, and looks for what stays behind. */
  private static void end(Process process) throws InterruptedException {
    var family = process.descendants().toList();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    await("its descendants").until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }
}
