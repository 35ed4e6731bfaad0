package dk.adgang.sms.gateway.failover;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides whether a gateway is worth asking, by its last answers. After some failures in a row it
 * is left alone for a pause; then one message tries it, and decides. It is a state that never
 * changes: each method returns a new one.
 *
 * @param failures in a row, of the gateway's own making
 * @param opened since when the gateway is left alone; null while it is asked
 * @param probed when the message that tries it went out; null when there is none
 */
@PureRule
record CircuitBreaker(int failures, Instant opened, Instant probed) {

  /** A gateway of which nothing bad is known. */
  static final CircuitBreaker CLOSED = new CircuitBreaker(0, null, null);

  /** How long a try may go without an outcome, before another one may try. */
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(30);

  /**
   * When a gateway is left alone.
   *
   * @param failures how many in a row it takes, at least 1
   * @param pause for how long
   */
  record Limits(int failures, Duration pause) {}

  boolean mayAsk(Limits limits, Instant now) {
    return opened == null
        || (!now.isBefore(opened.plus(limits.pause()))
            && (probed == null || !now.isBefore(probed.plus(PROBE_PATIENCE))));
  }

  /** A message goes out, which {@link #mayAsk} allowed. */
  CircuitBreaker asked(Instant now) {
    return opened == null ? this : new CircuitBreaker(failures, opened, now);
  }

  /** The gateway answered as it should, also when it refused a number. */
  CircuitBreaker succeeded() {
    return CLOSED;
  }

  /** The gateway failed. */
  CircuitBreaker failed(Limits limits, Instant now) {
    if (opened != null && probed == null) {
      // The message went out before the gateway was left alone, so that it does not count again.
      return this;
    }
    int inARow = failures + 1;
    return opened != null || inARow >= limits.failures()
        ? new CircuitBreaker(inARow, now, null)
        : new CircuitBreaker(inARow, null, null);
  }
}
