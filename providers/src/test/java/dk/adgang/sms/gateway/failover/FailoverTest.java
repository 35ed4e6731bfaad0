package dk.adgang.sms.gateway.failover;

import static dk.adgang.sms.gateway.Sending.SMS;
import static dk.adgang.sms.gateway.Sending.TOTAL;
import static dk.adgang.sms.gateway.Sending.refused;
import static dk.adgang.sms.gateway.Sending.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.adgang.sms.gateway.Sending;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.failover.FailoverGateway.Member;
import dk.adgang.sms.gateway.http.HttpSmsGatewayFactory;
import dk.adgang.sms.gateway.support.AttemptMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several gateways, asked in their order. */
@Timeout(60)
final class FailoverTest {

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T20:00:00Z"));
  private final CircuitBreakers breakers =
      new CircuitBreakers(new CircuitBreaker.Limits(3, PAUSE), now::get);

  private FailoverGateway inOrder(SmsGateway... gateways) {
    return inOrder(10, gateways);
  }

  private FailoverGateway inOrder(int lines, SmsGateway... gateways) {
    List<Member> members = new ArrayList<>();
    for (SmsGateway each : gateways) {
      members.add(new Member("g" + members.size(), each));
    }
    return new FailoverGateway(members, breakers, new Semaphore(lines), new AttemptMetrics());
  }

  @Test
  void the_first_that_sends_is_the_only_one() throws SmsGatewayException {
    ToldGateway first = ToldGateway.sends("a");
    ToldGateway second = ToldGateway.sends("b");
    assertThat(send(inOrder(first, second)).gateway()).isEqualTo("a");
    assertThat(second.asked).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = SendFailure.class,
      names = {"PERMANENT", "TEMPORARY"})
  void after_a_sure_failure_the_next_is_asked(SendFailure kind) throws SmsGatewayException {
    ToldGateway second = ToldGateway.sends("b");
    assertThat(send(inOrder(ToldGateway.fails(kind), second)).gateway()).isEqualTo("b");
    assertThat(second.asked).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SendFailure.class,
      names = {"UNKNOWN", "BAD_NUMBER"})
  void after_an_unknown_outcome_or_a_bad_number_nobody_else_is(SendFailure kind) {
    ToldGateway second = ToldGateway.sends("b");
    assertThat(refused(inOrder(ToldGateway.fails(kind), second))).isEqualTo(kind);
    assertThat(second.asked).hasValue(0);
  }

  @Test
  void a_gateway_that_throws_may_have_sent_and_is_not_quoted() {
    ToldGateway second = ToldGateway.sends("b");
    ToldGateway first =
        new ToldGateway(
            within -> {
              throw new IllegalStateException(SMS.to() + SMS.text());
            });
    assertThat(refused(inOrder(first, second))).isEqualTo(SendFailure.UNKNOWN);
    assertThat(second.asked).hasValue(0);
  }

  @Test
  void the_last_failure_is_told() {
    SmsGatewayException failure =
        Sending.refusal(
            inOrder(
                ToldGateway.fails(SendFailure.TEMPORARY),
                ToldGateway.fails(SendFailure.PERMANENT)));
    assertThat(failure.kind()).isEqualTo(SendFailure.PERMANENT);
    assertThat(failure).hasMessage("g1: told to");
  }

  @Test
  void a_gateway_that_keeps_failing_is_left_alone_then_tried_once() throws SmsGatewayException {
    ToldGateway first = ToldGateway.fails(SendFailure.UNKNOWN);
    ToldGateway second = ToldGateway.sends("b");
    FailoverGateway failover = inOrder(first, second);
    for (int i = 0; i < 3; i++) {
      assertThat(refused(failover)).isEqualTo(SendFailure.UNKNOWN);
    }
    assertThat(send(failover).gateway()).isEqualTo("b");
    assertThat(first.asked).hasValue(3);

    now.set(now.get().plus(PAUSE));
    assertThat(refused(failover)).isEqualTo(SendFailure.UNKNOWN);
    assertThat(send(failover).gateway()).isEqualTo("b");
    assertThat(first.asked).hasValue(4);

    now.set(now.get().plus(PAUSE));
    first.deed = within -> new SmsReceipt("a", "m");
    assertThat(send(failover).gateway()).isEqualTo("a");
    assertThat(send(failover).gateway()).isEqualTo("a");
  }

  @Test
  void when_all_are_left_alone_nothing_is_sent_and_nobody_waits() {
    ToldGateway only = ToldGateway.fails(SendFailure.TEMPORARY);
    FailoverGateway failover = inOrder(only);
    for (int i = 0; i < 5; i++) {
      assertThat(refused(failover)).isEqualTo(SendFailure.TEMPORARY);
    }
    assertThat(only.asked).hasValue(3);
  }

  @Test
  void bad_numbers_leave_no_gateway_alone() {
    ToldGateway only = ToldGateway.fails(SendFailure.BAD_NUMBER);
    FailoverGateway failover = inOrder(only);
    for (int i = 0; i < 20; i++) {
      refused(failover);
    }
    assertThat(only.asked).hasValue(20);
  }

  @Test
  void of_many_at_once_one_tries_a_gateway_that_was_left_alone() throws Exception {
    ToldGateway only = ToldGateway.fails(SendFailure.TEMPORARY);
    FailoverGateway failover = inOrder(100, only);
    for (int i = 0; i < 3; i++) {
      refused(failover);
    }
    now.set(now.get().plus(PAUSE));
    CountDownLatch go = new CountDownLatch(1);
    only.deed =
        within -> {
          await(go);
          return new SmsReceipt("a", "m");
        };
    List<Callable<SendFailure>> all = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      all.add(() -> refused(failover));
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<SmsReceipt> tries = threads.submit(() -> send(failover));
      while (only.asked.get() < 4) {
        Thread.onSpinWait();
      }
      for (Future<SendFailure> each : threads.invokeAll(all)) {
        assertThat(each.get()).isEqualTo(SendFailure.TEMPORARY);
      }
      assertThat(only.asked).hasValue(4);
      go.countDown();
      assertThat(tries.get().gateway()).isEqualTo("a");
    } finally {
      go.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void the_time_is_for_all_together() throws SmsGatewayException {
    CountDownLatch never = new CountDownLatch(1);
    ToldGateway slow =
        new ToldGateway(
            within -> {
              await(never, 400);
              throw new SmsGatewayException(SendFailure.TEMPORARY, "slow");
            });
    ToldGateway second = ToldGateway.sends("b");
    assertThat(inOrder(slow, second).send(SMS, Duration.ofSeconds(20)).gateway()).isEqualTo("b");
    assertThat(second.within.get()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(19_600));

    SmsGatewayException failure =
        catchThrowableOfType(
            SmsGatewayException.class,
            () -> inOrder(slow, second).send(SMS, Duration.ofMillis(800)));
    assertThat(failure.kind()).isEqualTo(SendFailure.TEMPORARY);
    assertThat(second.asked).hasValue(1);
  }

  @Test
  void no_more_than_so_many_are_under_way() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    ToldGateway hangs =
        new ToldGateway(
            within -> {
              await(go);
              return new SmsReceipt("a", "m");
            });
    FailoverGateway failover = inOrder(2, hangs);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<SmsReceipt> one = threads.submit(() -> send(failover));
      Future<SmsReceipt> two = threads.submit(() -> send(failover));
      while (hangs.asked.get() < 2) {
        Thread.onSpinWait();
      }
      assertThat(refused(failover)).isEqualTo(SendFailure.TEMPORARY);
      assertThat(hangs.asked).hasValue(2);
      go.countDown();
      one.get();
      two.get();
      assertThat(send(failover).gateway()).isEqualTo("a");
    } finally {
      go.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void only_configured_ones_are_asked() throws SmsGatewayException {
    ToldGateway first = ToldGateway.sends("a");
    ToldGateway second = ToldGateway.sends("b");
    first.configured = false;
    FailoverGateway failover = inOrder(first, second);
    assertThat(failover.configured()).isTrue();
    assertThat(send(failover).gateway()).isEqualTo("b");
    second.configured = false;
    assertThat(failover.configured()).isFalse();
    assertThat(refused(failover)).isEqualTo(SendFailure.PERMANENT);
    assertThat(first.asked).hasValue(0);
  }

  @Test
  void the_next_service_is_asked_over_the_wire() throws SmsGatewayException {
    try (StandIn first = new StandIn();
        StandIn second = new StandIn()) {
      FailoverGateway failover = inOrder(http(first), http(second));
      second.answers(202, "{\"id\":\"2\"}");
      first.answers(503, "");
      assertThat(send(failover).messageId()).isEqualTo("2");

      first.answers(500, "");
      assertThat(refused(failover)).isEqualTo(SendFailure.UNKNOWN);
      assertThat(second.asked()).hasSize(1);
      assertThat(first.asked()).hasSize(2);
    }
  }

  private static SmsGateway http(StandIn service) {
    return Sending.gateway(new HttpSmsGatewayFactory(), Settings.of("url", service.url() + "/"));
  }

  private static void await(CountDownLatch latch) {
    await(latch, TOTAL.toMillis());
  }

  private static void await(CountDownLatch latch, long milliseconds) {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
