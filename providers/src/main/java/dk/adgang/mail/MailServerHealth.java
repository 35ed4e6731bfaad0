package dk.adgang.mail;

import dk.adgang.PureRule;
import java.time.Instant;

/**
 * How the mail server of a realm has been of late. While it fails, one mail at a time tries whether
 * it is well again, and the others wait.
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
   * It failed. The mails that were under way with the first that failed are no further failures.
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
   * Whether one more mail may be begun.
   *
   * @param underWay how many are being sent
   */
  boolean hasRoomAt(Instant now, int underWay) {
    return !restsAt(now) && underWay < (failures == 0 ? AT_ONCE : 1);
  }
}
