package dk.adgang.sms.gateway.reports;

import dk.adgang.sms.gateway.api.DeliveryOutcome;
import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportListener;
import dk.adgang.sms.gateway.api.ReportListenerFactory;
import dk.adgang.sms.gateway.support.AttemptMetrics;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Counts delivery reports, as {@code adgang.sms.reports} with the tags {@code gateway}, {@code
 * outcome}, {@code realm} and {@code employer}, and writes a line about each message that will not
 * arrive.
 */
public final class MetricsReportListener implements ReportListenerFactory {

  private static final Logger LOG = Logger.getLogger(MetricsReportListener.class);
  private static final String NAME = "adgang.sms.reports";
  private static final int SHOWN = 4;

  /** The label of a metric where there is no value; an empty label counts as missing. */
  private static final String NONE = "none";

  private static final SentMessages.Origin NOBODY = new SentMessages.Origin(NONE, NONE);

  private static void arrived(DeliveryReport report, SentMessages.Origin origin) {
    Metrics.counter(
            NAME,
            AttemptMetrics.GATEWAY,
            report.gateway(),
            AttemptMetrics.OUTCOME,
            report.outcome().name().toLowerCase(Locale.ROOT),
            "realm",
            origin.realm(),
            "employer",
            origin.employer().isEmpty() ? NONE : origin.employer())
        .increment();
    LOG.logf(
        report.outcome() == DeliveryOutcome.FAILED ? Logger.Level.WARN : Logger.Level.DEBUG,
        "SMS gateway %s: message %s is %s",
        report.gateway(),
        masked(report.messageId()),
        report.outcome());
  }

  /** The end of an id is enough to find the message at the service. */
  static String masked(String id) {
    String end = id.substring(Math.max(0, id.length() - SHOWN));
    return "…" + end.replaceAll("[^A-Za-z0-9-]", "?");
  }

  @Override
  public String getId() {
    return "adgang-counted";
  }

  @Override
  public ReportListener create(KeycloakSession session) {
    SentMessages messages = new SentMessages(session);
    return (realm, report) -> arrived(report, messages.of(report).orElse(NOBODY));
  }
}
