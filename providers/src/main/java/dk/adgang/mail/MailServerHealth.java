package dk.adgang.mail;

import dk.adgang.common.PureRule;
import java.time.Instant;

/**
 * The health of the mail server of a realm. While it fails, one mail at a time tries whether it
 * works again, and the others wait.
 *
 * @param failures how often it failed in a row
 * @param restsUntil when it is tried again
 */
@PureRule
record MailServerHealth(int failures, Instant restsUntil) {

  static final MailServerHealth WELL = new MailServerHealth(0, Instant.MIN);

  /** How many mails of one realm are sent at the same moment. */
  static final int AT_ONCE = 8;

  /**
   * The state after a failure. Mails that were under way when the first one failed do not count as
   * further failures.
   *
   * @param spread a number from 0 to below 1
   */
  MailServerHealth failedAt(Instant now, double spread) {
    return restsAt(now)
        ? this
        : new MailServerHealth(failures + 1, now.plus(Backoff.ofServer(failures + 1, spread)));
  }

  boolean restsAt(Instant now) {
    return now.isBefore(restsUntil);
  }

  /**
   * Whether the sending of one more mail may begin.
   *
   * @param underWay how many are being sent
   */
  boolean hasRoomAt(Instant now, int underWay) {
    return !restsAt(now) && underWay < (failures == 0 ? AT_ONCE : 1);
  }
}
