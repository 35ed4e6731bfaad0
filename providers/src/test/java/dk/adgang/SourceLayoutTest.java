package dk.adgang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A folder shows one subject, and a class can be kept in mind. The sources are read, because the
 * tests of the server are not compiled yet when this test runs.
 */
final class SourceLayoutTest {

  private static final int MOST_LINES = 250;
  private static final int MOST_FILES = 20;
  private static final int MOST_TEST_FILES = 25;

  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^(public )?((final|abstract|sealed) )*(class|record|enum|@?interface) ");

  private static List<Path> sources;

  @BeforeAll
  static void findSources() throws IOException {
    sources = new ArrayList<>();
    for (String module : List.of("providers", "themes", "testbed")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .forEach(sources::add);
      }
    }
    assertThat(sources)
        .extracting(file -> file.getFileName().toString())
        .contains("SourceLayoutTest.java", "KeycloakServer.java", "SampleAppPage.java");
  }

  @Test
  void no_class_name_occurs_twice() {
    Map<String, List<Path>> byName =
        sources.stream().collect(Collectors.groupingBy(file -> file.getFileName().toString()));
    byName.values().removeIf(files -> files.size() == 1);
    assertThat(byName).isEmpty();
  }

  @Test
  void no_folder_holds_more_than_a_reader_overlooks() {
    Map<Path, Long> full =
        sources.stream()
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    full.entrySet().removeIf(each -> each.getValue() <= most(each.getKey()));
    assertThat(full).isEmpty();
  }

  private static int most(Path folder) {
    return isMain(folder) ? MOST_FILES : MOST_TEST_FILES;
  }

  private static boolean isMain(Path source) {
    return source.toString().contains(MAIN.toString());
  }

  /** Of the product and of its tests; counted from the declaration to the last line. */
  @Test
  void no_class_is_longer_than_a_reader_keeps_in_mind() throws IOException {
    Map<String, Long> longer = new TreeMap<>();
    for (Path file : sources) {
      String text = Files.readString(file);
      var declaration = DECLARATION.matcher(text);
      assertThat(declaration.find()).as("a type in %s", file).isTrue();
      longer.put(
          file.getFileName().toString(), text.substring(declaration.start()).lines().count());
    }
    longer.values().removeIf(lines -> lines <= MOST_LINES);
    assertThat(longer).isEmpty();
  }
}
