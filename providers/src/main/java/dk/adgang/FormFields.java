package dk.adgang;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** What was sent in the fields of a form, as far as a person can have filled it in. */
public final class FormFields {

  private FormFields() {}

  /**
   * Returns what was sent in a field; null when it is missing. So it is where the field stands
   * there twice: nobody can say which of the two was meant.
   */
  public static String one(MultivaluedMap<String, String> sent, String field) {
    List<String> values = sent.get(field);
    return values == null || values.size() != 1 ? null : values.get(0);
  }

  /** Whether a field stands there twice. */
  public static boolean repeated(MultivaluedMap<String, String> sent, String field) {
    List<String> values = sent.get(field);
    return values != null && values.size() > 1;
  }
}
