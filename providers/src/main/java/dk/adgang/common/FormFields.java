package dk.adgang.common;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Reads the fields of a sent form, as far as a person can have filled them in. */
public final class FormFields {

  private FormFields() {}

  /**
   * Returns the value of a field; null when it is missing, or was sent twice: nobody can say which
   * of the two was meant.
   */
  public static String one(MultivaluedMap<String, String> sent, String field) {
    List<String> values = sent.get(field);
    return values == null || values.size() != 1 ? null : values.get(0);
  }

  /** Whether a field was sent twice. */
  public static boolean repeated(MultivaluedMap<String, String> sent, String field) {
    List<String> values = sent.get(field);
    return values != null && values.size() > 1;
  }
}
