package dk.adgang.sms.gateway;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Counts delivery reports, as {@code adgang.sms.reports} with the tags {@code gateway}, {@code
 * outcome}, {@code realm} and {@code employer}, and writes a line about each message that will not
 * arrive.
 */
public final class MetricsReportListener implements ReportListenerFactory {

  private static final Logger LOG = Logger.getLogger(MetricsReportListener.class);
  private static final String NAME = "adgang.sms.reports";
  private static final int SHOWN = 4;

  /** What a metric says where there is none; an empty label is no label. */
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

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
