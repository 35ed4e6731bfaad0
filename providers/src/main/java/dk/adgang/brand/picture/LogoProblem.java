package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;

/** What may be wrong with a file that was sent as a logo. */
@PureRule
public enum LogoProblem {
  /** There is no file. */
  EMPTY("There is no picture. Send a PNG or JPEG file"),
  /** It has too many bytes. */
  TOO_LARGE("The file has more than " + LogoRule.LONGEST / 1024 + " kB. Save it smaller"),
  /** A drawing, which may hold scripts and addresses of other sites. */
  SVG("SVG files are not taken, because they can hold scripts. Save the logo as PNG"),
  /** Another kind of file. */
  OTHER_TYPE("This is no PNG and no JPEG file, whatever its name says. Save the logo as PNG"),
  /** It begins like a picture, and cannot be read to its end. */
  BROKEN("The picture cannot be read to its end. Save it once more as PNG"),
  /** It would take too much memory. */
  TOO_MANY_PIXELS(
      "The picture has more than " + LogoRule.MOST_PIXELS + " pixels a side. Save it smaller"),
  /** Nobody would recognise it. */
  TOO_SMALL("The picture has less than " + LogoRule.LEAST_PIXELS + " pixels a side"),
  /** It is transparent all over. */
  INVISIBLE("The picture is transparent all over"),
  /** Its own colours are too near to each other. */
  PALE(
      "The colours of the picture are too near to each other: nothing in it has a contrast of 3:1"
          + " to its background");

  private final String words;

  LogoProblem(String words) {
    this.words = words;
  }

  /** The sentence for a program. */
  public String words() {
    return words;
  }
}
