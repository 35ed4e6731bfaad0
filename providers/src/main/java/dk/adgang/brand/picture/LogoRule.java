package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;

/**
 * Makes a logo of a file that somebody sends, or says why not. The file is told by its bytes, its
 * size in pixels is looked at before anything is unpacked, and the picture is written anew from its
 * pixels: what is kept has nothing of the file itself in it.
 */
@PureRule
public final class LogoRule {

  /** How many bytes a file may have. */
  public static final int LONGEST = 64 * 1024;

  /** How many pixels a side may have. */
  public static final int MOST_PIXELS = 2000;

  /** How many pixels a side must have. */
  public static final int LEAST_PIXELS = 16;

  /** Twice what is shown, for screens with small pixels. */
  static final int WIDEST = 320;

  static final int HIGHEST = 96;

  /** How far a plate stands out. */
  private static final int MARGIN = 10;

  private LogoRule() {}

  /**
   * Makes the logo.
   *
   * @throws LogoRefusedException with what is wrong with the file
   */
  public static Logo of(byte[] file) throws LogoRefusedException {
    if (file.length == 0) {
      throw new LogoRefusedException(LogoProblem.EMPTY);
    }
    if (file.length > LONGEST) {
      throw new LogoRefusedException(LogoProblem.TOO_LARGE);
    }
    Pixels whole = Painting.read(PictureKind.of(file), file);
    Pixels picture = whole.withoutMargins();
    if (picture == null) {
      throw new LogoRefusedException(LogoProblem.INVISIBLE);
    }
    picture = picture.within(WIDEST, HIGHEST);
    Plate plate = Plate.of(picture, Plate.ground(whole));
    if (plate != Plate.NONE) {
      picture =
          picture.within(WIDEST - 2 * MARGIN, HIGHEST - 2 * MARGIN).onPlate(plate.colour(), MARGIN);
    }
    return new Logo(Painting.write(picture), picture.width(), picture.height(), plate);
  }

  /**
   * Demands a size for a logo.
   *
   * @throws LogoRefusedException when a side has too many pixels, or too few
   */
  static void requireSize(int width, int height) throws LogoRefusedException {
    if (width > MOST_PIXELS || height > MOST_PIXELS) {
      throw new LogoRefusedException(LogoProblem.TOO_MANY_PIXELS);
    }
    if (width < LEAST_PIXELS || height < LEAST_PIXELS) {
      throw new LogoRefusedException(LogoProblem.TOO_SMALL);
    }
  }
}
