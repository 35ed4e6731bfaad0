package dk.adgang.password;

import dk.adgang.common.PureRule;

/** Why a password can be guessed. */
@PureRule
enum Guess {
  /** It is one of those that are tried first, for any account. */
  COMMON("passwordGuessCommon"),
  /** It is made of the employee's or the employer's own names. */
  PERSONAL("passwordGuessPersonal"),
  /** It has been seen in a leak. */
  LEAKED("passwordGuessLeaked");

  private final String message;

  Guess(String message) {
    this.message = message;
  }

  /** The key of the sentence that says what is wrong and what to do. */
  String message() {
    return message;
  }
}
