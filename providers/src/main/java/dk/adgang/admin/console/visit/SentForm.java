package dk.adgang.admin.console.visit;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import org.keycloak.http.FormPartValue;

/** A form with a file, as a browser has sent it. */
public final class SentForm {

  private final MultivaluedMap<String, String> fields;
  private final byte[] file;

  private SentForm(MultivaluedMap<String, String> fields, byte[] file) {
    this.fields = fields;
    this.file = file;
  }

  /**
   * Reads a form.
   *
   * @param name the field of the file
   * @param longest how many bytes a file may have
   */
  static SentForm of(MultivaluedMap<String, FormPartValue> parts, String name, int longest) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    parts.forEach(
        (field, values) -> {
          if (!field.equals(name)) {
            values.forEach(value -> fields.add(field, text(value)));
          }
        });
    return new SentForm(fields, bytes(parts.getFirst(name), longest));
  }

  /** The fields besides the file. */
  public MultivaluedMap<String, String> fields() {
    return fields;
  }

  /**
   * The bytes of the file; of one that is too long one byte more than it may have, and none where
   * no file was sent.
   */
  public byte[] file() {
    return file;
  }

  /** A field that was sent as a file has no text. */
  private static String text(FormPartValue value) {
    try {
      return value.asString();
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static byte[] bytes(FormPartValue file, int longest) {
    try (InputStream sent = file == null ? null : file.asInputStream()) {
      return sent == null ? new byte[0] : sent.readNBytes(longest + 1);
    } catch (IOException e) {
      // Refused as an empty file.
      return new byte[0];
    }
  }
}
