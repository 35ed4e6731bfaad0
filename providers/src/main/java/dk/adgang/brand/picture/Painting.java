package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Unpacks a picture to its pixels and packs pixels as PNG, by the JDK alone and in memory. Nothing
 * is drawn, so that it takes no screen and no fonts.
 */
@PureRule
final class Painting {

  private Painting() {}

  /**
   * Unpacks a picture; its head says before that whether it has a size for a logo.
   *
   * @throws LogoRefusedException when it has another size, or cannot be read to its end
   */
  static Pixels read(PictureKind kind, byte[] file) throws LogoRefusedException {
    try {
      return unpack(ImageIO.getImageReadersByFormatName(kind.format()).next(), file);
    } catch (IOException | RuntimeException | LinkageError e) {
      // Some images of the server lack a part of the JDK: then such a picture cannot be read.
      throw new LogoRefusedException(LogoProblem.BROKEN);
    }
  }

  private static Pixels unpack(ImageReader reader, byte[] file)
      throws IOException, LogoRefusedException {
    // Of a file that ends too early the JDK makes up the rest, and warns.
    AtomicBoolean warned = new AtomicBoolean();
    reader.addIIOReadWarningListener((source, warning) -> warned.set(true));
    try (ImageInputStream bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(bytes, true, true);
      LogoRule.requireSize(reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      if (warned.get()) {
        throw new LogoRefusedException(LogoProblem.BROKEN);
      }
      int width = image.getWidth();
      int height = image.getHeight();
      return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } finally {
      reader.dispose();
    }
  }

  /** Packs a picture. */
  static byte[] write(Pixels picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.colours(), 0, picture.width());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream bytes = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, PictureKind.PNG.format(), bytes);
    } catch (IOException e) {
      throw new IllegalStateException("Memory can be written to", e);
    }
    return png.toByteArray();
  }
}
