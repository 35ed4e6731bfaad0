package dk.adgang.common;

import java.util.Optional;

/**
 * A request that cannot be met. The message says what to change, and names the field; nothing was
 * done.
 */
@PureRule
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String key;
  private final boolean worded;

  /**
   * Refuses a request.
   *
   * @param field the field of the request that is wrong, or the part of the employee
   * @param message a sentence without the field
   */
  public RefusedException(String field, String message) {
    this(field, message, null);
  }

  /**
   * Refuses a request of a program or a page.
   *
   * @param message a sentence without the field, for a program
   * @param key the message that a page shows; null where it has none of its own
   */
  public RefusedException(String field, String message, String key) {
    this(field, message, key, false);
  }

  private RefusedException(String field, String message, String key, boolean worded) {
    super(message);
    this.field = field;
    this.key = key;
    this.worded = worded;
  }

  /** Refuses a request with a sentence that is in the reader's language already. */
  public static RefusedException worded(String field, String sentence) {
    return new RefusedException(field, sentence, null, true);
  }

  /** Whether the message is in the reader's language. */
  public boolean isWorded() {
    return worded;
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }

  /** The key of the words for a page; empty where there are none. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }
}
