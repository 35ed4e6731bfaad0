package dk.adgang.loginqueue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.loginqueue.KeyedQueue.Place;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeyedQueueTest {

  private final KeyedQueue<String> lines = new KeyedQueue<>(2);

  @Test
  void one_is_served_at_a_time_in_the_order_they_came() {
    assertThat(lines.join("login", "a")).isEqualTo(Place.SERVED);
    assertThat(lines.join("login", "b")).isEqualTo(Place.WAITING);
    assertThat(lines.join("login", "c")).isEqualTo(Place.WAITING);

    assertThat(lines.leave("login", "a")).contains("b");
    assertThat(lines.leave("login", "b")).contains("c");
    assertThat(lines.leave("login", "c")).isEmpty();
    assertThat(lines.size()).isZero();
  }

  @Test
  void another_name_is_another_line() {
    lines.join("login", "a");

    assertThat(lines.join("another", "b")).isEqualTo(Place.SERVED);
  }

  @Test
  void too_crowda_line_turns_away() {
    lines.join("login", "a");
    lines.join("login", "b");
    lines.join("login", "c");

    assertThat(lines.join("login", "d")).isEqualTo(Place.TURNED_AWAY);
    lines.leave("login", "a");
    assertThat(lines.join("login", "d")).isEqualTo(Place.WAITING);
  }

  @Test
  void a_request_that_goes_while_waiting_is_never_served() {
    lines.join("login", "a");
    lines.join("login", "b");
    lines.join("login", "c");

    assertThat(lines.leave("login", "b")).isEmpty();
    assertThat(lines.leave("login", "a")).contains("c");
  }

  @Test
  void to_leave_twice_is_to_leave() {
    lines.join("login", "a");
    lines.join("login", "b");
    lines.join("login", "c");
    lines.leave("login", "a");

    assertThat(lines.leave("login", "a")).isEmpty();
    assertThat(lines.leave("login", "b")).contains("c");
  }

  @Test
  void a_request_that_jumps_the_queue_is_served_beside_the_others() {
    lines.join("login", "a");
    lines.join("login", "b");
    lines.join("login", "c");

    assertThat(lines.jump("login", "b")).isTrue();
    assertThat(lines.jump("login", "b")).isFalse();
    assertThat(lines.leave("login", "a")).as("b is still there").isEmpty();
    assertThat(lines.leave("login", "b")).contains("c");
    assertThat(lines.jump("login", "c")).as("is served").isFalse();
  }

  @Test
  void of_many_threads_one_is_served_and_nobody_is_left_behind() throws Exception {
    var many = 200;
    var crowd = new KeyedQueue<Integer>(many);
    var served = new AtomicInteger();
    var most = new AtomicInteger();
    var all = new CountDownLatch(many);
    var threads = Executors.newFixedThreadPool(8);
    class Serve {
      void serve(int who) {
        most.accumulateAndGet(served.incrementAndGet(), Math::max);
        served.decrementAndGet();
        all.countDown();
        crowd.leave("login", who).ifPresent(next -> threads.execute(() -> serve(next)));
      }
    }
    var serve = new Serve();
    for (var i = 0; i < many; i++) {
      var who = i;
      threads.execute(
          () -> {
            if (crowd.join("login", who) == Place.SERVED) {
              serve.serve(who);
            }
          });
    }

    assertThat(all.await(10, TimeUnit.SECONDS)).as("all served").isTrue();
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(most).hasValue(1);
    assertThat(crowd.size()).isZero();
  }
}
