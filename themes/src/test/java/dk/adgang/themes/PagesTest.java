package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the source of every page, so that a strict content security policy can hold. */
final class PagesTest {

  private static final Path LOGIN = Path.of("src/main/resources/theme/adgang/login");

  @Test
  void noPageHasScriptsHandlersOrStylesInline() throws IOException {
    for (Path page : pages()) {
      String source = Files.readString(page, UTF_8);
      assertThat(source)
          .as(page.getFileName().toString())
          .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
          .doesNotContainPattern("\\son[a-z]+ ?= ?\"")
          .doesNotContain("javascript:")
          .doesNotContain("<style")
          .doesNotContainPattern("\\sstyle ?=");
    }
  }

  @Test
  void textIsNeverTakenOutOfEscapingUnlessItWasEscapedBefore() throws IOException {
    // The frame puts the heading and the user's address on the page as they were escaped before.
    List<String> allowed = List.of("template.ftl");
    for (Path page : pages()) {
      if (!allowed.contains(page.getFileName().toString())) {
        assertThat(Files.readString(page, UTF_8))
            .as(page.getFileName().toString())
            .doesNotContain("?no_esc")
            .doesNotContain("<#noautoesc");
      }
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(LOGIN)) {
      return files.filter(file -> file.toString().endsWith(".ftl")).toList();
    }
  }
}
