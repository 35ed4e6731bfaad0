package dk.adgang.testbed;

/** Something a person can put right; its message is one line that says how. */
public final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Trouble(String message) {
    super(message);
  }

  public Trouble(String message, Throwable cause) {
    super(message, cause);
  }
}
