package dk.adgang.admin.employers;

/** A change of settings that have changed since they were read. */
public final class StaleSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleSettingsException() {
    super(
        "Somebody has changed these settings since you read them; nothing was stored."
            + " Read them again, and send your change with the new ETag");
  }
}
