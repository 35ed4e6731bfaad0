package dk.adgang.admin.consent;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whether the owner of an account can still say yes to an employer, and what they see instead. */
@PureRule
enum JoinState {
  /** The question is open: yes makes a member. */
  OPEN,
  /** The owner has said no, and can still say yes. */
  DECLINED,
  /** They are a member. */
  JOINED,
  /** It was withdrawn, asked anew, or its time is over; or the account has another address now. */
  OVER,
  /** The account or the employer is disabled. */
  UNAVAILABLE,
  /** It is no question of this realm. */
  INVALID;

  /** How long the owner has to answer: holidays must not be longer. */
  static final Duration OPEN_FOR = Duration.ofDays(14);

  /** An employer asks the same owner again after a day at the earliest. */
  static final Duration AGAIN_AFTER = Duration.ofDays(1);

  /**
   * The facts about a question.
   *
   * @param sameAddress whether the account has the address that the question was mailed to
   * @param account whether the account is enabled
   * @param employer whether the employer is there and enabled
   * @param member whether they are a member already
   * @param open whether the stored question is there, and its time is not over
   * @param declined whether the owner has said no
   */
  record Facts(
      boolean sameAddress,
      boolean account,
      boolean employer,
      boolean member,
      boolean open,
      boolean declined) {}

  static JoinState of(Facts facts) {
    // First: people who read the mail to an old address learn nothing of the account.
    if (!facts.sameAddress) {
      return OVER;
    }
    if (!facts.account || !facts.employer) {
      return UNAVAILABLE;
    }
    if (facts.member) {
      return JOINED;
    }
    if (!facts.open) {
      return OVER;
    }
    return facts.declined ? DECLINED : OPEN;
  }

  /** Whether the owner can say yes. */
  boolean isOpen() {
    return this == OPEN || this == DECLINED;
  }

  /**
   * Whether a question that is open may be mailed once more.
   *
   * @param asked when it was mailed last
   */
  static boolean mayRepeat(Instant asked, Instant now) {
    return !now.isBefore(asked.plus(AGAIN_AFTER));
  }

  /** The name in messages. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
