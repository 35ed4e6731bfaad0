package dk.adgang.link;

import dk.adgang.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Says whether a forgotten password is answered with a mail. The page says the same either way.
 *
 * <p>Several people of one shop ask from one address, so that an address may ask more often than an
 * account.
 */
@Rule
final class ForgottenLimits {

  /** The time over which requests are counted. */
  static final Duration HOUR = Duration.ofHours(1);

  static final Duration PAUSE = Duration.ofMinutes(1);
  static final int AN_ACCOUNT = 5;
  static final int AN_ADDRESS = 30;

  private ForgottenLimits() {}

  /**
   * @param account when requests for this account were answered in the last hour, whether it exists
   *     or not
   * @param address how many requests came from this address in the last hour
   */
  static boolean allow(List<Instant> account, long address, Instant now) {
    Instant earliest = now.minus(PAUSE);
    return account.size() < AN_ACCOUNT
        && address < AN_ADDRESS
        && account.stream().noneMatch(then -> then.isAfter(earliest));
  }
}
