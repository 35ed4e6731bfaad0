package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.io.ByteArrayOutputStream;

/**
 * The parts of a JPEG file (ITU-T T.81, annex B): segments that a marker begins, and behind the
 * head of each scan its data up to the next marker. Only what makes the picture is kept.
 */
@PureRule
final class JpegParts {

  private static final int MARK = 0xFF;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int TABLES = 0xC4;
  private static final int EXTENSION = 0xC8;
  private static final int ARITHMETIC = 0xCC;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int FIRST_OF_PROGRAMS = 0xE0;
  private static final int LAST_OF_PROGRAMS = 0xEF;

  /** It says how the colours are meant, and no more. */
  private static final int OF_ADOBE = 0xEE;

  private static final int COMMENT = 0xFE;

  /** Pictures have about ten; each of some thousands would cost a walk over all pixels. */
  private static final int MOST_SCANS = 40;

  private final byte[] file;
  private final ByteArrayOutputStream kept;
  private int at;
  private int width;
  private int height;
  private int scans;

  private JpegParts(byte[] file) {
    this.file = file;
    this.kept = new ByteArrayOutputStream(file.length);
  }

  static boolean begins(byte[] file) {
    return file.length > 2
        && unsigned(file[0]) == MARK
        && unsigned(file[1]) == START
        && unsigned(file[2]) == MARK;
  }

  /**
   * Keeps what makes the picture.
   *
   * @throws LogoRefusedException when it has no end, two heads or far too many scans
   */
  static PictureFile sift(byte[] file) throws LogoRefusedException {
    return new JpegParts(file).parts();
  }

  private PictureFile parts() throws LogoRefusedException {
    keep(0, 2);
    at = 2;
    while (true) {
      int marker = marker();
      if (marker == END) {
        if (width == 0 || scans == 0) {
          throw broken();
        }
        kept.write(MARK);
        kept.write(END);
        return new PictureFile("jpeg", width, height, kept.toByteArray());
      }
      segment(marker);
    }
  }

  /** Reads a marker; any number of fill bytes may be before it. */
  private int marker() throws LogoRefusedException {
    if (next() != MARK) {
      throw broken();
    }
    int marker = next();
    while (marker == MARK) {
      marker = next();
    }
    return marker;
  }

  private void segment(int marker) throws LogoRefusedException {
    int from = at;
    int length = next() << 8 | next();
    if (marker < FIRST_FRAME || length < 2 || from + length > file.length) {
      throw broken();
    }
    if (isFrame(marker)) {
      frame(from, length);
    }
    at = from + length;
    if (isNeeded(marker)) {
      kept.write(MARK);
      kept.write(marker);
      keep(from, length);
    }
    if (marker == SCAN) {
      scan();
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != TABLES
        && marker != EXTENSION
        && marker != ARITHMETIC;
  }

  private static boolean isNeeded(int marker) {
    boolean ofProgram =
        marker >= FIRST_OF_PROGRAMS && marker <= LAST_OF_PROGRAMS && marker != OF_ADOBE;
    return !ofProgram && marker != COMMENT;
  }

  /** The head of the picture: behind the length, one byte, the height and the width. */
  private void frame(int from, int length) throws LogoRefusedException {
    if (width != 0 || length < 8) {
      throw broken();
    }
    height = unsigned(file[from + 3]) << 8 | unsigned(file[from + 4]);
    width = unsigned(file[from + 5]) << 8 | unsigned(file[from + 6]);
    if (width == 0) {
      throw broken();
    }
  }

  /** The data of a scan goes on until a marker that begins something else. */
  private void scan() throws LogoRefusedException {
    scans++;
    if (scans > MOST_SCANS) {
      throw broken();
    }
    int from = at;
    while (true) {
      if (next() != MARK) {
        continue;
      }
      int after = next();
      while (after == MARK) {
        after = next();
      }
      boolean ofData = after == 0 || (after >= FIRST_RESTART && after <= LAST_RESTART);
      if (!ofData) {
        at -= 2;
        keep(from, at - from);
        return;
      }
    }
  }

  private int next() throws LogoRefusedException {
    if (at >= file.length) {
      throw broken();
    }
    return unsigned(file[at++]);
  }

  private void keep(int from, int length) {
    kept.write(file, from, length);
  }

  private static int unsigned(byte one) {
    return one & 0xFF;
  }

  private static LogoRefusedException broken() {
    return new LogoRefusedException(LogoProblem.BROKEN);
  }
}
