package dk.adgang.common;

/** The header by which a caller names a request, so that it is met once. */
@PureRule
public final class RequestKey {

  /** The name of the header. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  private RequestKey() {}

  /**
   * Refuses a header that is no key.
   *
   * @param key as it was sent; null for none, which is right
   */
  public static void check(String key) throws RefusedException {
    if (key != null && key.isBlank()) {
      throw new RefusedException(HEADER, "It is empty: give a key, or leave the header out");
    }
    if (key != null && key.length() > LONGEST) {
      throw new RefusedException(HEADER, "At most " + LONGEST + " characters");
    }
  }
}
