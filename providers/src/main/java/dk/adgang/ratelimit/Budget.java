package dk.adgang.ratelimit;

import dk.adgang.PureRule;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What somebody or something may have, and how often.
 *
 * @param name what is counted, in one word; a refusal names it
 * @param of whose it is: an address, a number, an id
 * @param limits all of them hold
 */
@PureRule
public record Budget(String name, String of, List<Limit> limits) {

  public Budget {
    limits = List.copyOf(limits);
  }

  /**
   * A budget of a network address: see {@link Network}.
   *
   * @param address as the server knows it; may be null
   */
  public static Budget ofAddress(String name, String address, List<Limit> limits) {
    return new Budget(name, address == null ? "" : Network.of(address), limits);
  }

  /**
   * Whether all limits hold.
   *
   * @param used how many uses there were in the last so much time, the one in question among them
   */
  boolean holds(ToLongFunction<Duration> used) {
    return limits.stream().allMatch(limit -> used.applyAsLong(limit.per()) <= limit.most());
  }

  /** Without whose it is: that may be a number or an address. */
  @Override
  public String toString() {
    return name + limits;
  }
}
