package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
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

  private static final Module JDK = BufferedImage.class.getModule();

  private Painting() {}

  /**
   * Unpacks a picture whose size was looked at.
   *
   * @throws LogoRefusedException when it cannot be unpacked, or is of another size than its head
   *     says
   */
  static Pixels read(PictureFile file) throws LogoRefusedException {
    try {
      return unpack(file);
    } catch (IOException | RuntimeException | LinkageError e) {
      // Some images of the server lack a part of the JDK: then such a picture cannot be read.
      throw new LogoRefusedException(LogoProblem.BROKEN);
    }
  }

  private static Pixels unpack(PictureFile file) throws IOException, LogoRefusedException {
    ImageReader reader = own(ImageIO.getImageReadersByFormatName(file.format()));
    try (ImageInputStream bytes =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file.bytes()))) {
      reader.setInput(bytes, true, true);
      if (reader.getWidth(0) != file.width() || reader.getHeight(0) != file.height()) {
        throw new LogoRefusedException(LogoProblem.BROKEN);
      }
      BufferedImage image = reader.read(0);
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
    ImageWriter writer = own(ImageIO.getImageWritersByFormatName("png"));
    try (ImageOutputStream bytes = new MemoryCacheImageOutputStream(png)) {
      writer.setOutput(bytes);
      writer.write(image);
    } catch (IOException e) {
      throw new IllegalStateException("Memory can be written to", e);
    } finally {
      writer.dispose();
    }
    return png.toByteArray();
  }

  /** The JDK's own: another jar of the server may bring others, which nobody has looked at. */
  private static <T> T own(Iterator<T> all) {
    while (all.hasNext()) {
      T one = all.next();
      if (one.getClass().getModule() == JDK) {
        return one;
      }
    }
    throw new IllegalStateException("The JDK reads and writes PNG and JPEG");
  }
}
