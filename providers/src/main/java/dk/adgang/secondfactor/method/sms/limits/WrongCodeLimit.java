package dk.adgang.secondfactor.method.sms.limits;

import dk.adgang.common.PureRule;

/**
 * How many wrong codes one SMS bears. A code has a million values, so that five tries guess it once
 * in 200,000; the lockout of the realm is beside it.
 */
@PureRule
public final class WrongCodeLimit {

  /** Wrong codes until the code of an SMS works no more. */
  public static final int WRONG_CODES = 5;

  private WrongCodeLimit() {}

  /** Whether another code may be typed after this many wrong ones. */
  public static boolean allowsOneMore(int wrong) {
    return wrong < WRONG_CODES;
  }
}
