package dk.adgang.sms.gateway.failover;

import dk.adgang.sms.gateway.failover.CircuitBreaker.Limits;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The circuit breaker of each gateway, on this node. */
final class CircuitBreakers {

  private final ConcurrentHashMap<String, CircuitBreaker> states = new ConcurrentHashMap<>();
  private final Limits limits;
  private final Supplier<Instant> clock;

  CircuitBreakers(Limits limits, Supplier<Instant> clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether a message may go out. A caller that gets true reports the outcome. */
  boolean ask(String gateway) {
    Instant now = clock.get();
    AtomicBoolean may = new AtomicBoolean();
    states.compute(
        gateway,
        (id, state) -> {
          CircuitBreaker before = state == null ? CircuitBreaker.CLOSED : state;
          may.set(before.mayAsk(limits, now));
          return may.get() ? before.asked(now) : before;
        });
    return may.get();
  }

  void succeeded(String gateway) {
    states.computeIfPresent(gateway, (id, state) -> state.succeeded());
  }

  /** True when the gateway is left alone from this failure on. */
  boolean failed(String gateway) {
    Instant now = clock.get();
    AtomicBoolean opens = new AtomicBoolean();
    states.computeIfPresent(
        gateway,
        (id, state) -> {
          CircuitBreaker after = state.failed(limits, now);
          opens.set(after.opened() != null && !after.opened().equals(state.opened()));
          return after;
        });
    return opens.get();
  }
}
