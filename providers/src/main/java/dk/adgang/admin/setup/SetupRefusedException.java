package dk.adgang.admin.setup;

/** Keycloak refuses a part of the realm as it would become. Nothing is kept of the whole setup. */
public final class SetupRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String part;

  public SetupRefusedException(String part, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.part = part;
  }

  /** Returns the field of the realm's description, such as {@code userProfile}. */
  public String part() {
    return part;
  }
}
