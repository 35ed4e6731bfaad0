package dk.adgang.link;

import dk.adgang.common.PureRule;
import java.time.Instant;

/** The states of a link. */
@PureRule
public enum LinkState {
  /** The mail has not gone out yet. */
  QUEUED,
  /** The mail server took the mail. */
  SENT,
  /** The mail could not be sent, and is not tried again. */
  FAILED,
  /** The employee pressed the button on the link's page. */
  OPENED,
  /** The employee created a password with it. */
  USED,
  /** Its time ran out. */
  EXPIRED,
  /** A newer link took its place, or there was no need for it any more. */
  RETIRED;

  /**
   * Returns the state as it is at a moment: a stored state does not change by itself when the time
   * runs out.
   *
   * @param stored the state that was stored last
   * @param expiresAt when the link stops working; null while it was not sent
   */
  static LinkState at(Instant now, LinkState stored, Instant expiresAt) {
    boolean works = stored == SENT || stored == OPENED;
    return works && expiresAt != null && !now.isBefore(expiresAt) ? EXPIRED : stored;
  }

  /** Whether it works, or will work once its mail is sent. */
  boolean mayWork() {
    return works() || this == QUEUED;
  }

  /** Whether a password can be created with a link in this state. */
  public boolean works() {
    return this == SENT || this == OPENED;
  }
}
