package dk.adgang.password;

import dk.adgang.common.PureRule;

/** The three demands of the rule. The order is the order of the checklist on the page. */
@PureRule
enum PasswordRequirement {
  /** At least the minimum length, counted in code points after NFC. */
  LENGTH("length"),
  /** At least one lowercase letter, {@code \p{Ll}}. */
  LOWERCASE("lowercase"),
  /**
   * At least one digit, punctuation mark or symbol: {@code \p{N}}, {@code \p{P}} or {@code \p{S}}.
   */
  SYMBOL_OR_DIGIT("symbolOrDigit");

  private final String id;

  PasswordRequirement(String id) {
    this.id = id;
  }

  /** The name that the page's checklist and the message keys use. */
  public String id() {
    return id;
  }
}
