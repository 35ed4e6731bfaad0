package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The parts of a PNG file (ISO/IEC 15948): a signature, and then chunks of a length, a type, the
 * data and a checksum. Only the chunks that make the picture are kept.
 */
@PureRule
final class PngParts {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private static final String HEAD = "IHDR";
  private static final String DATA = "IDAT";
  private static final String END = "IEND";
  private static final Set<String> NEEDED = Set.of(HEAD, "PLTE", "tRNS", DATA, END);

  private static final int HEAD_LENGTH = 13;

  /** Length, type and checksum of a chunk. */
  private static final int AROUND = 12;

  private PngParts() {}

  static boolean begins(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * Keeps what makes the picture.
   *
   * @throws LogoRefusedException when it has no end, or a chunk is not what its checksum says
   */
  static PictureFile sift(byte[] file) throws LogoRefusedException {
    ByteBuffer rest = ByteBuffer.wrap(file, SIGNATURE.length, file.length - SIGNATURE.length);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.writeBytes(SIGNATURE);
    ByteBuffer head = null;
    boolean data = false;
    while (rest.remaining() >= AROUND) {
      int at = rest.position();
      int length = rest.getInt();
      if (length < 0 || length > rest.remaining() - AROUND + Integer.BYTES) {
        throw new LogoRefusedException(LogoProblem.BROKEN);
      }
      String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if ((head == null) != type.equals(HEAD) || !isWhole(file, at, length)) {
        throw new LogoRefusedException(LogoProblem.BROKEN);
      }
      if (type.equals(HEAD)) {
        head = ByteBuffer.wrap(file, at + 8, length);
      }
      data |= type.equals(DATA);
      if (NEEDED.contains(type)) {
        kept.write(file, at, length + AROUND);
      }
      if (type.equals(END)) {
        if (!data || head.remaining() != HEAD_LENGTH) {
          break;
        }
        return new PictureFile("png", head.getInt(), head.getInt(), kept.toByteArray());
      }
      rest.position(at + length + AROUND);
    }
    throw new LogoRefusedException(LogoProblem.BROKEN);
  }

  /** Whether the checksum, which is over type and data, is right. */
  private static boolean isWhole(byte[] file, int at, int length) {
    CRC32 sum = new CRC32();
    sum.update(file, at + 4, length + 4);
    return ByteBuffer.wrap(file).getInt(at + 8 + length) == (int) sum.getValue();
  }
}
