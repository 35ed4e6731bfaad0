package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the source of every page, so that a strict content security policy works. */
final class PagesTest {

  @Test
  void no_page_has_scripts_handlers_or_styles_inline() throws IOException {
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
  void text_is_never_taken_out_of_escaping_unless_it_was_escaped_before() throws IOException {
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
    List<Path> pages = new ArrayList<>();
    for (Path folder : List.of(LoginTheme.OWN, LoginTheme.SHARED)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".ftl")).forEach(pages::add);
      }
    }
    return pages;
  }
}
