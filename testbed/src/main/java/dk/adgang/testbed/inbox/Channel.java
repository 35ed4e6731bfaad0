package dk.adgang.testbed.inbox;

import java.util.Locale;

/** The ways in which a message reaches an employee. */
public enum Channel {
  EMAIL,
  SMS;

  /** Its name in the API. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
