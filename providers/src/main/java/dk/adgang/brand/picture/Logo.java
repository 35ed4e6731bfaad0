package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;

/** A logo that was written anew from its pixels, as PNG. */
@PureRule
public final class Logo {

  private final byte[] png;
  private final int width;
  private final int height;
  private final Plate plate;

  Logo(byte[] png, int width, int height, Plate plate) {
    this.png = png;
    this.width = width;
    this.height = height;
    this.plate = plate;
  }

  /** The bytes. */
  public byte[] png() {
    return png;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** What it was put on. */
  public Plate plate() {
    return plate;
  }
}
