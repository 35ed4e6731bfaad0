package dk.adgang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of the documentation can be read at one sitting, and its links lead somewhere. */
final class DocumentsTest {

  private static final int MOST_LINES = 250;
  private static final int LONGEST_CELL = 200;

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** The characters that an anchor of a heading does not keep. */
  private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

  private static List<Path> pages;

  @BeforeAll
  static void findPages() throws IOException {
    pages = new ArrayList<>();
    try (Stream<Path> beside = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(beside, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(pages::add);
    }
    assertThat(pages)
        .extracting(file -> file.getFileName().toString())
        .contains("CONTRIBUTING.md", "layout.md", "openapi.md");
  }

  /** The change log grows with each release, and is looked up from its top. */
  @Test
  void no_page_is_longer_than_a_reader_reads() throws IOException {
    List<String> longer = new ArrayList<>();
    for (Path page : pages) {
      long lines = Files.readString(page).lines().count();
      if (lines > MOST_LINES && !page.endsWith("CHANGELOG.md")) {
        longer.add(ROOT.relativize(page) + " has " + lines + " lines");
      }
    }
    assertThat(longer).isEmpty();
  }

  @Test
  void no_cell_of_a_table_holds_a_paragraph() throws IOException {
    List<String> longer = new ArrayList<>();
    for (Path page : pages) {
      text(page)
          .lines()
          .filter(line -> line.startsWith("|"))
          .flatMap(CELL::splitAsStream)
          .map(String::strip)
          .filter(cell -> cell.length() > LONGEST_CELL)
          .forEach(cell -> longer.add(ROOT.relativize(page) + ": " + cell));
    }
    assertThat(longer).isEmpty();
  }

  @Test
  void each_link_leads_to_a_file_and_to_a_heading_in_it() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages) {
      for (var link : LINK.matcher(text(page)).results().toList()) {
        if (!link.group(1).contains(":") && !leadsSomewhere(page, link.group(1), link.group(2))) {
          broken.add(ROOT.relativize(page) + ": " + link.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String file, String anchor) throws IOException {
    Path target = file.isEmpty() ? page : page.resolveSibling(file);
    return Files.exists(target)
        && (anchor == null
            || HEADING
                .matcher(text(target))
                .results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(anchor)));
  }

  private static String anchor(String heading) {
    return NOT_IN_ANCHOR
        .matcher(heading.strip().toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replace(' ', '-');
  }

  /** The text without examples of code. */
  private static String text(Path page) throws IOException {
    return CODE.matcher(Files.readString(page)).replaceAll("");
  }
}
