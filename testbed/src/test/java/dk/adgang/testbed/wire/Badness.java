package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;

/** How a field is filled in. */
public enum Badness {
  MISSING,
  EMPTY,
  REPEATED,
  /** NUL, a mark of direction, a control character, an accent without a letter, an emoji. */
  ODD_UNICODE,
  /** Bytes that are no UTF-8. */
  NO_UNICODE,
  UNKNOWN,
  /** Short enough for Keycloak to read. */
  HUNDRED_KILOBYTES,
  MEGABYTE;

  /** A password may be any text, and a name nearly so. */
  public boolean isBad(String field) {
    return switch (this) {
      case UNKNOWN -> !field.equals("password-new") && !field.equals("authenticatorLabel");
      case ODD_UNICODE, NO_UNICODE -> !field.equals("password-new");
      default -> true;
    };
  }

  /** The parts of the body, between «&». */
  public List<String> pairs(String field, String right) {
    var odd = right + "\u0000\u202e\u0085\u0301\ud83d\ude00";
    return switch (this) {
      case MISSING -> List.of();
      case EMPTY -> List.of(pair(field, ""));
      case REPEATED -> List.of(pair(field, right), pair(field, right));
      case ODD_UNICODE -> List.of(pair(field, odd));
      case NO_UNICODE -> List.of(pair(field, right) + "%ff%c3%28%ed%a0%80");
      case UNKNOWN -> List.of(pair(field, "findes-ikke"));
      case HUNDRED_KILOBYTES -> List.of(pair(field, right + "x".repeat(100_000)));
      case MEGABYTE -> List.of(pair(field, right + "x".repeat(1024 * 1024)));
    };
  }

  /** One field of a form, encoded. */
  public static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }
}
