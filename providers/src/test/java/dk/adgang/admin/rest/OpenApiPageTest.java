package dk.adgang.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages {@code docs/apps/openapi*.md} show the description of the REST. */
final class OpenApiPageTest {

  private static final Path PAGES = Path.of("../docs/apps");
  private static final Path WRITTEN = Path.of("target/openapi");

  @Test
  void the_pages_are_as_the_description() throws Exception {
    Map<String, String> described = OpenApiPages.written();
    Files.createDirectories(WRITTEN);
    for (var each : described.entrySet()) {
      Files.writeString(WRITTEN.resolve(each.getKey()), each.getValue());
    }
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("openapi")).toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }

    assertThat(pages)
        .as("copy providers/%s/* to docs/apps, and remove what is not there", WRITTEN)
        .isEqualTo(described);
  }
}
