package dk.adgang.sms.gateway;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/**
 * Counts what gateways did, as {@code adgang.sms.attempts} with the tags {@code gateway} and {@code
 * outcome}.
 */
final class AttemptMetrics {

  private static final String NAME = "adgang.sms.attempts";
  static final String GATEWAY = "gateway";
  static final String OUTCOME = "outcome";

  void sent(String gateway) {
    count(gateway, "sent");
  }

  void failed(String gateway, SendFailure kind) {
    count(gateway, kind.name().toLowerCase(Locale.ROOT));
  }

  private static void count(String gateway, String outcome) {
    Metrics.counter(NAME, GATEWAY, gateway, OUTCOME, outcome).increment();
  }
}
