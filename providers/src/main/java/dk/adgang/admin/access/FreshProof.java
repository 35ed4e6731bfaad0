package dk.adgang.admin.access;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;

/** Whether a second factor was proven so lately that somebody may let in somebody else. */
@PureRule
public final class FreshProof {

  /** The refusal of an older one. */
  static final String TOO_OLD = "Log in again: the second factor was proven too long ago";

  private static final Duration FRESH = Duration.ofMinutes(5);

  private FreshProof() {}

  /**
   * Whether a proof is fresh enough.
   *
   * @param proven when the second factor was proven
   */
  public static boolean is(Instant proven, Instant now) {
    return now.isBefore(proven.plus(FRESH));
  }
}
