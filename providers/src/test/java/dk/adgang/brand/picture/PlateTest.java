package dk.adgang.brand.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The surfaces that a logo is looked at on. */
final class PlateTest {

  private static final Path TOKENS =
      Path.of("../themes/src/main/resources/theme/adgang/login/resources/css/tokens.css");

  private static final Pattern SURFACE =
      Pattern.compile("--(?:paper|side|side-deep):\\s*#([0-9a-fA-F]{6});");

  @Test
  void they_are_those_of_the_theme_in_both_schemes() throws IOException {
    var colours =
        SURFACE
            .matcher(Files.readString(TOKENS))
            .results()
            .map(found -> Integer.parseInt(found.group(1), 16))
            .distinct()
            .toList();

    assertThat(colours).containsExactlyInAnyOrderElementsOf(Plate.SURFACES);
  }
}
