package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kind of file that a logo can be made of, told by the bytes alone. */
@PureRule
enum PictureKind {
  /** ISO/IEC 15948. */
  PNG("\u0089PNG\r\n\u001A\n"),
  /** ITU-T T.81. */
  JPEG("\u00FF\u00D8\u00FF");

  /** As far as the beginning of a drawing is looked for. */
  private static final int BEGINNING = 1024;

  /** The last chunk of a PNG file. Java reads a file without it. */
  private static final String END_OF_PNG = "IEND\u00AEB`\u0082";

  /** The marker before each scan of a JPEG file; the data of a scan never hold it. */
  private static final String SCAN = "\u00FF\u00DA";

  /** Pictures have about ten. Each costs a walk over all pixels: 65 kB of them take a minute. */
  private static final int MOST_SCANS = 40;

  private final String signature;

  PictureKind(String signature) {
    this.signature = signature;
  }

  /**
   * Tells the kind. The name of the file and the type that a request says count for nothing.
   *
   * @throws LogoRefusedException when it is none of these kinds, has no end, or far too many scans
   */
  static PictureKind of(byte[] file) throws LogoRefusedException {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (PictureKind kind : values()) {
      if (text.startsWith(kind.signature)) {
        if (kind == PNG ? !text.contains(END_OF_PNG) : scans(text) > MOST_SCANS) {
          throw new LogoRefusedException(LogoProblem.BROKEN);
        }
        return kind;
      }
    }
    throw new LogoRefusedException(isDrawing(text) ? LogoProblem.SVG : LogoProblem.OTHER_TYPE);
  }

  private static int scans(String text) {
    return text.split(SCAN, -1).length - 1;
  }

  /** Only to say the right words: a drawing that is not recognised here is refused as well. */
  private static boolean isDrawing(String text) {
    return text.substring(0, Math.min(text.length(), BEGINNING))
        .replace("\0", "")
        .toLowerCase(Locale.ROOT)
        .contains("<svg");
  }

  /** The name of the kind for Java's readers. */
  String format() {
    return name().toLowerCase(Locale.ROOT);
  }
}
