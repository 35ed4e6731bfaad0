package dk.adgang.sms.gateway.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a gateway is left alone, and for how long. */
final class CircuitBreakerTest {

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final CircuitBreaker.Limits LIMITS = new CircuitBreaker.Limits(3, PAUSE);
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  private static CircuitBreaker failed(int times) {
    CircuitBreaker breaker = CircuitBreaker.CLOSED;
    for (int i = 0; i < times; i++) {
      breaker = breaker.asked(NOW).failed(LIMITS, NOW);
    }
    return breaker;
  }

  @Test
  void few_failures_are_forgiven() {
    assertThat(CircuitBreaker.CLOSED.mayAsk(LIMITS, NOW)).isTrue();
    assertThat(failed(2).mayAsk(LIMITS, NOW)).isTrue();
    assertThat(failed(2).succeeded().failed(LIMITS, NOW).failed(LIMITS, NOW).mayAsk(LIMITS, NOW))
        .isTrue();
  }

  @Test
  void as_many_in_a_row_leave_it_alone_for_the_pause() {
    assertThat(failed(3).mayAsk(LIMITS, NOW)).isFalse();
    assertThat(failed(3).mayAsk(LIMITS, NOW.plus(PAUSE).minusMillis(1))).isFalse();
    assertThat(failed(3).mayAsk(LIMITS, NOW.plus(PAUSE))).isTrue();
  }

  @Test
  void one_message_tries_it_after_the_pause() {
    Instant later = NOW.plus(PAUSE);
    CircuitBreaker tried = failed(3).asked(later);
    assertThat(tried.mayAsk(LIMITS, later)).isFalse();
    assertThat(tried.succeeded().mayAsk(LIMITS, later)).isTrue();
    CircuitBreaker again = tried.failed(LIMITS, later);
    assertThat(again.mayAsk(LIMITS, later.plus(PAUSE).minusMillis(1))).isFalse();
    assertThat(again.mayAsk(LIMITS, later.plus(PAUSE))).isTrue();
  }

  @Test
  void a_try_without_an_outcome_does_not_shut_it_for_ever() {
    CircuitBreaker tried = failed(3).asked(NOW.plus(PAUSE));
    assertThat(tried.mayAsk(LIMITS, NOW.plus(PAUSE).plusSeconds(29))).isFalse();
    assertThat(tried.mayAsk(LIMITS, NOW.plus(PAUSE).plusSeconds(30))).isTrue();
  }

  @Test
  void failures_from_before_do_not_make_the_pause_longer() {
    CircuitBreaker late = failed(3).failed(LIMITS, NOW.plusSeconds(5));
    assertThat(late.mayAsk(LIMITS, NOW.plus(PAUSE))).isTrue();
  }
}
