package dk.adgang.link;

import dk.adgang.PureRule;
import java.time.Instant;

/** Where a link is on its way. */
@PureRule
enum LinkState {
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
   * @param stored what was stored last
   * @param expiresAt when the link stops working; null while it was not sent
   */
  static LinkState at(Instant now, LinkState stored, Instant expiresAt) {
    boolean works = stored == SENT || stored == OPENED;
    return works && expiresAt != null && !now.isBefore(expiresAt) ? EXPIRED : stored;
  }

  /** Whether it works, or will once its mail was sent. */
  boolean mayWork() {
    return works() || this == QUEUED;
  }

  /** Whether a password can be created with a link in this state. */
  boolean works() {
    return this == SENT || this == OPENED;
  }
}
