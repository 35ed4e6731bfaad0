package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ground that a logo stands on, so that it is seen on each surface of our pages and mails: on
 * the light paper, on the dark one, and on the green side of a wide screen.
 */
@PureRule
public enum Plate {
  /** It is seen everywhere, or brings a ground of its own. */
  NONE(0),
  /** It is dark, and would be lost on a dark surface. */
  LIGHT(0xFFFFFF),
  /** It is light, and would be lost on paper. */
  DARK(0x0D1311);

  /** The colours of the theme: {@code --paper}, {@code --side} and {@code --side-deep}, in both. */
  static final List<Integer> SURFACES =
      List.of(0xF7F4EE, 0x0D1311, 0x0A4536, 0x062D23, 0x0B2B22, 0x071B15);

  /** A picture is seen where so much of it stands out. */
  private static final double MOST = 0.75;

  /** A drawing on a ground of its own may be thin. */
  private static final double SOME = 0.01;

  /** A picture brings its ground when so much of its rim is opaque: corners may be round. */
  private static final double RIM = 0.8;

  /** Colours that differ in the lower bits alone are the same. */
  private static final int NEARLY = 0xF0F0F0;

  private final int colour;

  Plate(int colour) {
    this.colour = colour;
  }

  /** The colour as {@code 0xRRGGBB}. */
  int colour() {
    return colour;
  }

  /**
   * Chooses the plate for a picture.
   *
   * @param ground what it brings itself
   * @throws LogoRefusedException when nothing in it stands out from its own ground
   */
  static Plate of(Pixels picture, OptionalInt ground) throws LogoRefusedException {
    if (ground.isPresent()) {
      if (seen(picture, ground.getAsInt()) < SOME) {
        throw new LogoRefusedException(LogoProblem.PALE);
      }
      return NONE;
    }
    if (SURFACES.stream().allMatch(surface -> seen(picture, surface) >= MOST)) {
      return NONE;
    }
    return seen(picture, LIGHT.colour) >= seen(picture, DARK.colour) ? LIGHT : DARK;
  }

  /** The share of what can be seen that stands out from a surface. */
  private static double seen(Pixels picture, int surface) {
    int visible = 0;
    int standsOut = 0;
    for (int colour : picture.colours()) {
      if (Pixels.alpha(colour) >= Pixels.HALF) {
        visible++;
        if (Contrast.of(Pixels.over(colour, surface), surface) >= Contrast.SEEN) {
          standsOut++;
        }
      }
    }
    return visible == 0 ? 0 : (double) standsOut / visible;
  }

  /**
   * The ground that a picture brings itself: the colour that most of its rim has; empty when the
   * rim is transparent.
   */
  static OptionalInt ground(Pixels picture) {
    Map<Integer, Integer> counts = new HashMap<>();
    int rim = 0;
    int opaque = 0;
    int ground = 0;
    for (int y = 0; y < picture.height(); y++) {
      boolean inner = y > 0 && y < picture.height() - 1;
      for (int x = 0; x < picture.width(); x += inner ? Math.max(1, picture.width() - 1) : 1) {
        rim++;
        int colour = picture.at(x, y);
        if (Pixels.alpha(colour) >= Pixels.HALF) {
          opaque++;
          int same = counts.merge(colour & NEARLY, 1, Integer::sum);
          if (same >= counts.getOrDefault(ground & NEARLY, 0)) {
            ground = colour & 0xFFFFFF;
          }
        }
      }
    }
    return opaque >= RIM * rim ? OptionalInt.of(ground) : OptionalInt.empty();
  }
}
