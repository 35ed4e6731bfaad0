package dk.adgang.testbed.brand;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Files that somebody sends for a logo. */
public final class LogoFiles {

  /** A dark stripe on a transparent ground, which needs a light plate. */
  public static final byte[] DARK = png(0xFF0D2B45, BufferedImage.TYPE_INT_ARGB, "png");

  /** Another one, in another colour. */
  public static final byte[] OTHER = png(0xFF600020, BufferedImage.TYPE_INT_ARGB, "png");

  /** A stripe on a ground of its own. */
  public static final byte[] JPEG = png(0xFFF6BD60, BufferedImage.TYPE_INT_RGB, "jpeg");

  /** Another kind of picture. */
  public static final byte[] GIF = png(0xFF0D2B45, BufferedImage.TYPE_INT_RGB, "gif");

  private static final int WIDTH = 200;
  private static final int HEIGHT = 60;

  private LogoFiles() {}

  private static byte[] png(int stripe, int type, String format) {
    var image = new BufferedImage(WIDTH, HEIGHT, type);
    for (var y = 10; y < HEIGHT - 10; y++) {
      for (var x = 10; x < WIDTH - 10; x++) {
        image.setRGB(x, y, stripe);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
