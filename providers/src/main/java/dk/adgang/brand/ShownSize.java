package dk.adgang.brand;

import dk.adgang.common.PureRule;

/**
 * The size in which a logo is shown: within a box, never larger than it is, its shape kept.
 *
 * @param width in pixels of CSS
 * @param height in pixels of CSS
 */
@PureRule
record ShownSize(int width, int height) {

  private static final int WIDEST = 160;
  private static final int HIGHEST = 48;

  static ShownSize of(int width, int height) {
    double scale = Math.min(1, Math.min((double) WIDEST / width, (double) HIGHEST / height));
    return new ShownSize(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }
}
