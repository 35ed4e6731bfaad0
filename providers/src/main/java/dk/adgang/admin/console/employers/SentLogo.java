package dk.adgang.admin.console.employers;

import dk.adgang.brand.picture.LogoRule;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import org.keycloak.http.FormPartValue;

/** The form of a logo as it was sent. */
final class SentLogo {

  private static final String FILE = "logo";

  private final MultivaluedMap<String, String> fields;
  private final byte[] file;

  SentLogo(MultivaluedMap<String, String> fields, byte[] file) {
    this.fields = fields;
    this.file = file;
  }

  /** All that is no file. */
  MultivaluedMap<String, String> fields() {
    return fields;
  }

  /** The bytes, and no more of them than tell that they are too many; none without a file. */
  byte[] file() {
    return file;
  }

  static SentLogo of(MultivaluedMap<String, FormPartValue> parts) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    parts.forEach(
        (name, values) -> {
          if (!name.equals(FILE)) {
            values.forEach(value -> fields.add(name, text(value)));
          }
        });
    return new SentLogo(fields, bytes(parts.getFirst(FILE)));
  }

  /** A field that was sent as a file has no text. */
  private static String text(FormPartValue value) {
    try {
      return value.asString();
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static byte[] bytes(FormPartValue file) {
    try (InputStream sent = file == null ? null : file.asInputStream()) {
      return sent == null ? new byte[0] : sent.readNBytes(LogoRule.LONGEST + 1);
    } catch (IOException e) {
      // Refused as an empty file.
      return new byte[0];
    }
  }
}
