package dk.adgang.testbed.app;

/** A login that failed; the message is for the employee. */
final class LoginFailed extends Exception {

  private static final long serialVersionUID = 1L;

  LoginFailed(String message) {
    super(message);
  }

  LoginFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
