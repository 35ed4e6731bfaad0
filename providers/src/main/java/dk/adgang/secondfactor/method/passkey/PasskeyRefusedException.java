package dk.adgang.secondfactor.method.passkey;

/**
 * The answer of a passkey does not prove what it should. Of a kind of its own, because Keycloak
 * prints the stack trace of each one that the WebAuthn library throws.
 */
final class PasskeyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PasskeyRefusedException(RuntimeException why) {
    super(why);
  }

  /** What was wrong, in one word. What the browser sent is not in it. */
  String reason() {
    return getCause().getClass().getSimpleName();
  }
}
