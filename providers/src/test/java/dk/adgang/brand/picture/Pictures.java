package dk.adgang.brand.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for the tests, drawn and then spoilt. */
final class Pictures {

  static final int CLEAR = 0x00000000;
  static final int BLACK = 0xFF000000;
  static final int WHITE = 0xFFFFFFFF;

  private static final int SIGNATURE = 8;

  private Pictures() {}

  /** A broad stripe in the middle of a ground. */
  static BufferedImage stripe(int width, int height, int ground, int stripe) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(
            x, y, y > height / 4 && y < height * 3 / 4 && x > 1 && x < width - 2 ? stripe : ground);
      }
    }
    return image;
  }

  static byte[] png(BufferedImage image) {
    return file(image, "png");
  }

  static byte[] png(int width, int height, int ground, int stripe) {
    return png(stripe(width, height, ground, stripe));
  }

  static byte[] jpeg(int width, int height, int ground, int stripe) {
    var opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var drawn = stripe(width, height, ground, stripe);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        opaque.setRGB(x, y, drawn.getRGB(x, y));
      }
    }
    return file(opaque, "jpeg");
  }

  static byte[] file(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static BufferedImage read(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A chunk of PNG with the right checksum. */
  static byte[] chunk(String type, byte[] data) {
    var sum = new CRC32();
    sum.update(type.getBytes(StandardCharsets.US_ASCII));
    sum.update(data);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }

  /** The same file with a chunk behind its head. */
  static byte[] withChunk(byte[] png, String type, byte[] data) {
    int behind = SIGNATURE + 25;
    return joined(
        Arrays.copyOf(png, behind), chunk(type, data), Arrays.copyOfRange(png, behind, png.length));
  }

  /** The same file, whose head says another size. */
  static byte[] claiming(byte[] png, int width, int height) {
    var head = Arrays.copyOfRange(png, SIGNATURE + 8, SIGNATURE + 21);
    ByteBuffer.wrap(head).putInt(width).putInt(height);
    return joined(
        Arrays.copyOf(png, SIGNATURE),
        chunk("IHDR", head),
        Arrays.copyOfRange(png, SIGNATURE + 25, png.length));
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
