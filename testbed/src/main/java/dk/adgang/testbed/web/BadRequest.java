package dk.adgang.testbed.web;

/** A request that cannot be answered as it is. */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public BadRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
