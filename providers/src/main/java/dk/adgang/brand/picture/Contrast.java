package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;

/** The contrast of two colours, as WCAG 2.2 computes it. */
@PureRule
final class Contrast {

  /** What a picture needs to be seen (success criterion 1.4.11). */
  static final double SEEN = 3.0;

  private static final double LIGHT_OF_A_ROOM = 0.05;

  private Contrast() {}

  /**
   * Returns the ratio, from 1 for the same colour to 21 for black and white.
   *
   * @param one as {@code 0xRRGGBB}
   */
  static double of(int one, int other) {
    double a = luminance(one) + LIGHT_OF_A_ROOM;
    double b = luminance(other) + LIGHT_OF_A_ROOM;
    return a > b ? a / b : b / a;
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 0xFF)
        + 0.7152 * linear(colour >> 8 & 0xFF)
        + 0.0722 * linear(colour & 0xFF);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
