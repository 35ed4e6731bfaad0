package dk.adgang.ratelimit;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A limit on how often something may happen, for one person, number or address.
 *
 * @param name a word for the thing that is counted; a refusal names it
 * @param of the owner: an address, a number, an id
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
   * Whether all limits are kept.
   *
   * @param used how many uses there were in the last so much time, the one in question among them
   */
  boolean holds(ToLongFunction<Duration> used) {
    return limits.stream().allMatch(limit -> used.applyAsLong(limit.per()) <= limit.most());
  }

  /** The owner is left out, because it may be a number or an address. */
  @Override
  public String toString() {
    return name + limits;
  }
}
