package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.util.Arrays;

/** A picture as its pixels, row by row, each as {@code 0xAARRGGBB}. */
@PureRule
final class Pixels {

  /** Pixels that are less opaque than that are not seen. */
  static final int HALF = 128;

  /** Soft edges end in pixels that nobody sees: what is less opaque is cut off with the margin. */
  private static final int TRACE = 8;

  private final int width;
  private final int height;
  private final int[] colours;

  Pixels(int width, int height, int[] colours) {
    this.width = width;
    this.height = height;
    this.colours = colours;
  }

  /** Pixels a row. */
  int width() {
    return width;
  }

  /** How many rows. */
  int height() {
    return height;
  }

  /** All pixels, row by row. */
  int[] colours() {
    return colours;
  }

  int at(int x, int y) {
    return colours[y * width + x];
  }

  static int alpha(int colour) {
    return colour >>> 24;
  }

  /** Cuts the transparent margins off; null where nothing would be left. */
  Pixels withoutMargins() {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (alpha(at(x, y)) >= TRACE) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return right < 0 ? null : part(left, top, right - left + 1, bottom - top + 1);
  }

  private Pixels part(int left, int top, int partWidth, int partHeight) {
    int[] part = new int[partWidth * partHeight];
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(colours, (top + y) * width + left, part, y * partWidth, partWidth);
    }
    return new Pixels(partWidth, partHeight, part);
  }

  /** Makes it smaller until it fits, never larger; its shape stays. */
  Pixels within(int mostWidth, int mostHeight) {
    double scale = Math.min((double) mostWidth / width, (double) mostHeight / height);
    if (scale >= 1) {
      return this;
    }
    int newWidth = Math.max(1, (int) Math.round(width * scale));
    int newHeight = Math.max(1, (int) Math.round(height * scale));
    int[] smaller = new int[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        smaller[y * newWidth + x] =
            mean(
                x * width / newWidth,
                Math.max(x * width / newWidth + 1, (x + 1) * width / newWidth),
                y * height / newHeight,
                Math.max(y * height / newHeight + 1, (y + 1) * height / newHeight));
      }
    }
    return new Pixels(newWidth, newHeight, smaller);
  }

  /** The mean colour of a rectangle; what is transparent gives it no colour. */
  private int mean(int left, int right, int top, int bottom) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int colour = at(x, y);
        int weight = alpha(colour);
        alpha += weight;
        red += (long) weight * (colour >> 16 & 0xFF);
        green += (long) weight * (colour >> 8 & 0xFF);
        blue += (long) weight * (colour & 0xFF);
      }
    }
    if (alpha == 0) {
      return 0;
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) (alpha / count) << 24
        | (int) (red / alpha) << 16
        | (int) (green / alpha) << 8
        | (int) (blue / alpha);
  }

  /** Puts it on a plate of one colour that stands out on each side. */
  Pixels onPlate(int plate, int margin) {
    int newWidth = width + 2 * margin;
    int newHeight = height + 2 * margin;
    int[] all = new int[newWidth * newHeight];
    Arrays.fill(all, 0xFF000000 | plate);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        all[(y + margin) * newWidth + x + margin] = 0xFF000000 | over(at(x, y), plate);
      }
    }
    return new Pixels(newWidth, newHeight, all);
  }

  /** The colour that is seen where a pixel lies on a surface. */
  static int over(int colour, int surface) {
    int alpha = alpha(colour);
    int seen = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int part =
          ((colour >> shift & 0xFF) * alpha + (surface >> shift & 0xFF) * (255 - alpha) + 127)
              / 255;
      seen |= part << shift;
    }
    return seen;
  }
}
