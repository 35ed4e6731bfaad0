package dk.adgang.brand.picture;

import static dk.adgang.brand.picture.Pictures.BLACK;
import static dk.adgang.brand.picture.Pictures.CLEAR;
import static dk.adgang.brand.picture.Pictures.WHITE;
import static dk.adgang.brand.picture.Pictures.joined;
import static dk.adgang.brand.picture.Pictures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file that is sent as a logo. */
final class LogoRuleTest {

  private static final String HTML = "<html><script>alert(1)</script></html>";

  private static LogoProblem problem(byte[] file) {
    var refused = catchThrowableOfType(LogoRefusedException.class, () -> LogoRule.of(file));
    assertThat(refused).as("it is refused").isNotNull();
    assertThat(refused.getMessage()).isNotBlank();
    return refused.problem();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_png_and_a_jpeg_become_a_png_that_fits() throws Exception {
    for (var file :
        new byte[][] {
          Pictures.png(800, 200, WHITE, 0xFF0D5C48), Pictures.jpeg(800, 200, WHITE, 0xFF0D5C48)
        }) {
      var logo = LogoRule.of(file);

      var read = Pictures.read(logo.png());
      assertThat(logo.png()).startsWith(0x89, 'P', 'N', 'G');
      assertThat(read.getWidth()).isEqualTo(logo.width()).isEqualTo(320);
      assertThat(read.getHeight()).isEqualTo(logo.height()).isEqualTo(80);
      assertThat(logo.plate()).isEqualTo(Plate.NONE);
    }
  }

  @Test
  void a_small_picture_is_not_made_larger() throws Exception {
    var logo = LogoRule.of(Pictures.png(40, 20, WHITE, BLACK));

    assertThat(logo.width()).isEqualTo(40);
    assertThat(logo.height()).isEqualTo(20);
  }

  @Test
  void the_margins_are_cut_off() throws Exception {
    var image = Pictures.stripe(200, 100, CLEAR, WHITE);

    var logo = LogoRule.of(Pictures.png(image));

    assertThat(logo.width()).isLessThan(200 + 20);
    assertThat(logo.height()).isLessThan(60 + 20);
  }

  @Test
  void nothing_of_the_file_is_kept_but_the_pixels() throws Exception {
    var png = Pictures.png(64, 32, WHITE, BLACK);
    var jpeg = Pictures.jpeg(64, 32, WHITE, BLACK);
    var comment =
        joined(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (HTML.length() + 2)}, text(HTML));
    var program =
        joined(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (HTML.length() + 2)}, text(HTML));
    for (var file :
        new byte[][] {
          joined(png, text(HTML)),
          Pictures.withChunk(png, "tEXt", text("Comment\0" + HTML)),
          Pictures.withChunk(png, "iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + HTML)),
          Pictures.withChunk(png, "htMl", text(HTML)),
          joined(jpeg, text(HTML)),
          joined(Arrays.copyOf(jpeg, 2), comment, program, Arrays.copyOfRange(jpeg, 2, jpeg.length))
        }) {
      assertThat(latin(file)).contains("<script>");

      var logo = LogoRule.of(file);

      assertThat(latin(logo.png())).doesNotContain("<script>", "<html", "tEXt", "iTXt", "eXIf");
      assertThat(Pictures.read(logo.png()).getWidth()).isEqualTo(64);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<?xml version='1.0'?>\n<!-- a -->\n<svg onload='alert(1)'/>",
        "\u00EF\u00BB\u00BF  <SVG/>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg/>"
      })
  void a_drawing_is_refused_by_its_name(String drawing) {
    assertThat(problem(text(drawing))).isEqualTo(LogoProblem.SVG);
    assertThat(problem(drawing.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(LogoProblem.SVG);
  }

  @Test
  void other_files_are_refused() {
    var image = Pictures.stripe(64, 64, WHITE, BLACK);
    assertThat(problem(Pictures.file(image, "gif"))).isEqualTo(LogoProblem.OTHER_TYPE);
    for (var other :
        new String[] {
          "GIF89a", "RIFF\1\0\0\0WEBPVP8 ", "BM", "%PDF-1.7", HTML, "\0\0\1\0", "PNG", "\u0089PNG"
        }) {
      assertThat(problem(text(other))).as(other).isEqualTo(LogoProblem.OTHER_TYPE);
    }
    assertThat(problem(joined(text(HTML), Pictures.png(image)))).isEqualTo(LogoProblem.OTHER_TYPE);
    assertThat(problem(new byte[0])).isEqualTo(LogoProblem.EMPTY);
  }

  @Test
  void a_file_may_have_64_kB_and_not_a_byte_more() throws Exception {
    var png = Pictures.png(64, 64, WHITE, BLACK);
    var most = Arrays.copyOf(png, LogoRule.LONGEST);

    assertThat(LogoRule.of(most).width()).isEqualTo(64);
    assertThat(problem(Arrays.copyOf(png, LogoRule.LONGEST + 1))).isEqualTo(LogoProblem.TOO_LARGE);
  }

  @Test
  void a_bomb_is_refused_before_anything_is_unpacked() throws Exception {
    var png = Pictures.png(64, 64, WHITE, BLACK);

    assertThat(problem(Pictures.claiming(png, 2001, 64))).isEqualTo(LogoProblem.TOO_MANY_PIXELS);
    assertThat(problem(Pictures.claiming(png, 64, 2001))).isEqualTo(LogoProblem.TOO_MANY_PIXELS);
    assertThat(problem(Pictures.claiming(png, Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .isEqualTo(LogoProblem.TOO_MANY_PIXELS);
    assertThat(problem(Pictures.claiming(png, 2000, 2000)))
        .as("fewer rows than it says")
        .isEqualTo(LogoProblem.BROKEN);
    assertThat(LogoRule.of(Pictures.png(2000, 20, WHITE, BLACK)).width()).isEqualTo(320);
    assertThat(problem(Pictures.jpeg(2001, 20, WHITE, BLACK)))
        .isEqualTo(LogoProblem.TOO_MANY_PIXELS);
    assertThat(problem(Pictures.png(2000, 15, WHITE, BLACK))).isEqualTo(LogoProblem.TOO_SMALL);
    assertThat(problem(Pictures.png(1, 1, BLACK, BLACK))).isEqualTo(LogoProblem.TOO_SMALL);
  }

  @Test
  void a_jpeg_of_far_too_many_scans_is_refused() {
    var jpeg = Pictures.jpeg(64, 64, WHITE, BLACK);
    int scan = latin(jpeg).indexOf("\u00FF\u00DA");
    var one = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
    var many = Arrays.copyOf(jpeg, jpeg.length - 2);
    for (int i = 0; i < 40; i++) {
      many = joined(many, one);
    }

    assertThat(problem(joined(many, new byte[] {(byte) 0xFF, (byte) 0xD9})))
        .isEqualTo(LogoProblem.BROKEN);
  }

  @Test
  void a_cut_or_damaged_file_is_refused_and_never_an_error() {
    var png = Pictures.png(64, 48, WHITE, BLACK);
    var jpeg = Pictures.jpeg(64, 48, WHITE, BLACK);
    for (var file : new byte[][] {png, jpeg}) {
      for (int length = 1; length < file.length; length++) {
        assertThat(problem(Arrays.copyOf(file, length)))
            .isIn(LogoProblem.BROKEN, LogoProblem.OTHER_TYPE);
      }
      var random = new Random(7);
      for (int i = 0; i < 300; i++) {
        var damaged = file.clone();
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        try {
          assertThat(Pictures.read(LogoRule.of(damaged).png())).isNotNull();
        } catch (LogoRefusedException e) {
          assertThat(e.problem()).isNotNull();
        }
      }
    }
  }

  @Test
  void a_dark_logo_gets_a_light_plate_and_a_light_one_a_dark_plate() throws Exception {
    assertThat(LogoRule.of(Pictures.png(100, 60, CLEAR, BLACK)).plate()).isEqualTo(Plate.LIGHT);
    assertThat(LogoRule.of(Pictures.png(100, 60, CLEAR, 0xFF0D5C48)).plate())
        .isEqualTo(Plate.LIGHT);
    var white = LogoRule.of(Pictures.png(100, 60, CLEAR, WHITE));
    assertThat(white.plate()).isEqualTo(Plate.DARK);
    var seen = Pictures.read(white.png());
    assertThat(seen.getRGB(0, 0)).isEqualTo(0xFF0D1311);
    assertThat(seen.getRGB(seen.getWidth() / 2, seen.getHeight() / 2)).isEqualTo(WHITE);
  }

  @Test
  void a_logo_that_is_seen_everywhere_needs_no_plate() throws Exception {
    assertThat(LogoRule.of(Pictures.png(100, 60, CLEAR, 0xFFE8604A)).plate())
        .as("red on paper, and on the dark green")
        .isEqualTo(Plate.NONE);
    assertThat(LogoRule.of(Pictures.png(100, 60, BLACK, WHITE)).plate()).isEqualTo(Plate.NONE);
  }

  @Test
  void a_pale_picture_on_its_own_ground_is_refused() {
    assertThat(problem(Pictures.png(100, 60, WHITE, 0xFFFFF2A8))).isEqualTo(LogoProblem.PALE);
    assertThat(problem(Pictures.jpeg(100, 60, 0xFF101010, 0xFF303030))).isEqualTo(LogoProblem.PALE);
    assertThat(problem(Pictures.png(100, 60, WHITE, WHITE))).isEqualTo(LogoProblem.PALE);
    assertThat(problem(Pictures.png(100, 60, CLEAR, CLEAR))).isEqualTo(LogoProblem.INVISIBLE);
  }

  @Test
  void contrast_is_what_wcag_says() {
    assertThat(Contrast.of(0x000000, 0xFFFFFF)).isEqualTo(21.0);
    assertThat(Contrast.of(0x767676, 0xFFFFFF)).isBetween(4.54, 4.55);
    assertThat(Contrast.of(0x949494, 0xFFFFFF)).isBetween(3.03, 3.04);
    assertThat(Contrast.of(0x123456, 0x123456)).isEqualTo(1.0);
  }
}
