package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A PNG or JPEG file that was read part by part, and put together again without the parts that a
 * picture does not need: texts, profiles, thumbnails, and whatever follows its end.
 */
@PureRule
final class PictureFile {

  /** As far as the beginning of a drawing is looked for. */
  private static final int BEGINNING = 1024;

  private final String format;
  private final int width;
  private final int height;
  private final byte[] bytes;

  PictureFile(String format, int width, int height, byte[] bytes) {
    this.format = format;
    this.width = width;
    this.height = height;
    this.bytes = bytes;
  }

  /** The word for it in Java: {@code png} or {@code jpeg}. */
  String format() {
    return format;
  }

  /** Pixels, as its head says. */
  int width() {
    return width;
  }

  /** Pixels, as its head says. */
  int height() {
    return height;
  }

  /** The parts that are needed. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Tells by its first bytes what a file is, and takes it apart. Its name and what the request says
   * of its type count for nothing.
   *
   * @throws LogoRefusedException when it is no picture of these kinds, or broken
   */
  static PictureFile of(byte[] file) throws LogoRefusedException {
    if (PngParts.begins(file)) {
      return PngParts.sift(file);
    }
    if (JpegParts.begins(file)) {
      return JpegParts.sift(file);
    }
    throw new LogoRefusedException(isDrawing(file) ? LogoProblem.SVG : LogoProblem.OTHER_TYPE);
  }

  /** Only to say the right words: a drawing that is not recognised here is refused as well. */
  private static boolean isDrawing(byte[] file) {
    String beginning =
        new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .toLowerCase(Locale.ROOT);
    return beginning.contains("<svg");
  }
}
