package dk.adgang.secondfactor.method.passkey;

/**
 * The answer of a passkey is refused. It has a class of its own, because Keycloak prints the stack
 * trace of each one that the WebAuthn library throws.
 */
final class PasskeyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PasskeyRefusedException(RuntimeException why) {
    super(why);
  }

  /** The error in one word, without anything that the browser sent. */
  String reason() {
    return getCause().getClass().getSimpleName();
  }
}
