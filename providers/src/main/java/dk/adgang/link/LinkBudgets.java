package dk.adgang.link;

import dk.adgang.common.PureRule;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How often anybody may ask for a link without logging in. A request above the limit gets the same
 * page, and no mail.
 *
 * <p>Several people of one shop ask from one network address, so that an address may ask more often
 * than an account.
 */
@PureRule
public final class LinkBudgets {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final Limit AN_ADDRESS = new Limit(30, HOUR);

  private LinkBudgets() {}

  /**
   * «Har du glemt adgangskoden?».
   *
   * @param typed the typed user name or e-mail address, also one without an account
   * @param address the network address it came from
   */
  public static List<Budget> forgotten(String typed, String address) {
    return List.of(
        new Budget(
            "forgotten-account",
            typed.strip().toLowerCase(Locale.ROOT),
            List.of(new Limit(1, MINUTE), new Limit(5, HOUR))),
        Budget.ofAddress("forgotten-address", address, List.of(AN_ADDRESS)));
  }

  /**
   * «Send et nyt link».
   *
   * @param userId the employee's id
   * @param address the network address it came from
   */
  static List<Budget> resend(String userId, String address) {
    return List.of(
        new Budget("resend-account", userId, List.of(new Limit(1, MINUTE), new Limit(5, DAY))),
        Budget.ofAddress("resend-address", address, List.of(AN_ADDRESS)));
  }

  /**
   * Opening a link that lifts the lockout for wrong passwords. A mailbox that somebody else reads
   * must not give as many guesses at the password as they like.
   *
   * @param userId the employee's id
   */
  public static List<Budget> lifted(String userId) {
    return List.of(new Budget("lockout-lifted", userId, List.of(new Limit(5, DAY))));
  }
}
