package dk.adgang.testbed;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which guards of the exits stand in a realm. The tests' server takes one out where it says so. */
enum Guards {
  BOTH(""),

  /** What browsers are handed is not looked at; the token endpoint has to do it. */
  TOKEN_ALONE("browser"),

  /** What the token endpoint hands out is not looked at; browsers must not get so far. */
  BROWSER_ALONE("token");

  private static final String WITHOUT = "adgang.testing.without";

  private final String without;

  Guards(String without) {
    this.without = without;
  }

  void in(MatrixRealm realm) {
    if (!without.isEmpty()) {
      realm.with((ObjectNode planned) -> planned.withObject("/attributes").put(WITHOUT, without));
    }
  }

  /** Whether nothing at all leaves; otherwise it leaves, and is worth nothing. */
  boolean guardBrowsers() {
    return this != TOKEN_ALONE;
  }
}
