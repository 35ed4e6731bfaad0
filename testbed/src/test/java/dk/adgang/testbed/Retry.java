package dk.adgang.testbed;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;
import static org.awaitility.pollinterval.FibonacciPollInterval.fibonacci;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A try that Keycloak may refuse for a moment, because it still deals with another one of the same
 * employee. A person would try again too. It is at most some twenty times in ten seconds, and each
 * test that needed it says so.
 */
final class Retry {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Retry() {}

  /**
   * Tries again while the answer is that one.
   *
   * @param what is tried
   * @param refused whether the last answer asks for another try
   */
  static void whileRefused(String what, Callable<Boolean> refused, Runnable again) {
    var tries = new int[1];
    await(what)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(fibonacci(MILLISECONDS))
        .until(
            () -> {
              if (!refused.call()) {
                return true;
              }
              tries[0]++;
              again.run();
              return !refused.call();
            });
    if (tries[0] > 0) {
      System.out.printf("[testbed] tried again %d times: %s%n", tries[0], what);
    }
  }
}
