package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each plate and each refusal of a logo has words in both languages. */
final class LogoWordsTest {

  private static final Path RULES = Path.of("../providers/src/main/java/dk/adgang/brand/picture");

  @Test
  void every_refusal_and_every_plate_has_its_words() throws IOException {
    var refusals = constants("LogoProblem.java");
    var plates = constants("Plate.java");
    assertThat(refusals).contains("SVG", "PALE");
    assertThat(plates).containsExactly("NONE", "LIGHT", "DARK");

    for (var language : List.of("da", "en")) {
      var said = Bundles.ofProviders(language).stringPropertyNames();
      assertThat(said).containsAll(refusals.stream().map("consoleLogoWrong."::concat).toList());
      assertThat(said)
          .containsAll(
              plates.stream()
                  .map(each -> "consoleLogoPlate." + each.toLowerCase(Locale.ROOT))
                  .toList());
    }
  }

  private static List<String> constants(String file) throws IOException {
    return Files.readAllLines(RULES.resolve(file), UTF_8).stream()
        .filter(line -> line.matches("  [A-Z_]+\\(.*"))
        .map(line -> line.strip().replaceAll("\\(.*", ""))
        .toList();
  }
}
