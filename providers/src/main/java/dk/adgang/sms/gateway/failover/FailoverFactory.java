package dk.adgang.sms.gateway.failover;

import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.failover.CircuitBreaker.Limits;
import dk.adgang.sms.gateway.http.HttpSmsGatewayFactory;
import dk.adgang.sms.gateway.support.AttemptMetrics;
import dk.adgang.sms.gateway.support.GatewaySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The gateway {@code failover}, which is the default: it asks the gateways of its setting {@code
 * order}, one after the other. The settings are in {@code docs/operator/sms-gateways.md}.
 */
public final class FailoverFactory implements SmsGatewayFactory {

  static final String ID = "failover";

  private static final Logger LOG = Logger.getLogger(FailoverFactory.class);
  private static final String ORDER = "order";
  private static final String FAILURES = "failures";
  private static final String PAUSE = "pause-seconds";
  private static final String AT_ONCE = "at-once";

  private static final int USUAL_FAILURES = 5;
  private static final int USUAL_PAUSE = 30;

  /** Half of the threads that Keycloak has for all requests, at least. */
  private static final int USUAL_AT_ONCE = 25;

  private final AttemptMetrics metrics = new AttemptMetrics();
  private GatewaySettings settings;
  private List<String> order;
  private CircuitBreakers breakers;
  private Semaphore lines;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public void init(Config.Scope config) {
    settings = new GatewaySettings(ID, config);
    List<String> wanted = settings.list(ORDER).stream().distinct().toList();
    order = wanted.isEmpty() ? List.of(HttpSmsGatewayFactory.ID) : wanted;
    breakers =
        new CircuitBreakers(
            new Limits(
                settings.number(FAILURES, USUAL_FAILURES),
                Duration.ofSeconds(settings.number(PAUSE, USUAL_PAUSE))),
            () -> Instant.ofEpochMilli(Time.currentTimeMillis()));
    lines = new Semaphore(settings.number(AT_ONCE, USUAL_AT_ONCE));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    for (String id : order) {
      if (id.equals(ID) || factory.getProviderFactory(SmsGateway.class, id) == null) {
        settings.wrong(ORDER, "it names a gateway that is not installed");
        order = List.of();
      }
    }
    if (!order.isEmpty()) {
      LOG.debugf("SMS gateways are asked in this order: %s", order);
    }
  }

  @Override
  public SmsGateway create(KeycloakSession session) {
    return new FailoverGateway(
        order.stream()
            .map(id -> new FailoverGateway.Member(id, session.getProvider(SmsGateway.class, id)))
            .filter(member -> Objects.nonNull(member.gateway()))
            .toList(),
        breakers,
        lines,
        metrics);
  }
}
