package dk.adgang.sms.gateway.support;

import dk.adgang.sms.gateway.api.SendFailure;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/**
 * Counts the attempts of gateways, as {@code adgang.sms.attempts} with the tags {@code gateway} and
 * {@code outcome}.
 */
public final class AttemptMetrics {

  private static final String NAME = "adgang.sms.attempts";
  public static final String GATEWAY = "gateway";
  public static final String OUTCOME = "outcome";

  public void sent(String gateway) {
    count(gateway, "sent");
  }

  public void failed(String gateway, SendFailure kind) {
    count(gateway, kind.name().toLowerCase(Locale.ROOT));
  }

  private static void count(String gateway, String outcome) {
    Metrics.counter(NAME, GATEWAY, gateway, OUTCOME, outcome).increment();
  }
}
