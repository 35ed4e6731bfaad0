package dk.adgang.mail;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/**
 * Work that a node does over and over while it runs. It has a thread of its own: Keycloak's timer
 * has one for everything, and slow work must not hold it up. A round that is still under way is not
 * joined by a second one.
 */
public final class Steadily {

  /** One round. It asks {@link #stopped} between its steps, so that a server can end. */
  public interface Round {
    void run(Steadily steadily);
  }

  private static final Logger LOG = Logger.getLogger(Steadily.class);

  private final String name;
  private final Round round;
  private final AtomicBoolean working = new AtomicBoolean();
  private volatile boolean stopped;

  private Steadily(String name, Round round) {
    this.name = name;
    this.round = round;
  }

  /**
   * Begins when the server is ready.
   *
   * @param name of the thread, and of the task in Keycloak's timer
   * @param everyMillis how long from the beginning of a round to the next one
   */
  public static Steadily run(
      KeycloakSessionFactory factory, String name, long everyMillis, Round round) {
    Steadily steadily = new Steadily(name, round);
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(
                factory, session -> steadily.schedule(session, everyMillis));
          }
        });
    return steadily;
  }

  private void schedule(KeycloakSession session, long everyMillis) {
    ExecutorService own = session.getProvider(ExecutorsProvider.class).getExecutor(name);
    session
        .getProvider(TimerProvider.class)
        .schedule(() -> own.execute(this::once), everyMillis, name);
  }

  private void once() {
    if (stopped || !working.compareAndSet(false, true)) {
      return;
    }
    try {
      round.run(this);
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.warnf(e, "%s: a round ended early and is begun again in a moment", name);
      }
    } finally {
      working.set(false);
    }
  }

  /** Begins nothing new. */
  public void stop() {
    stopped = true;
  }

  /** Whether to end soon. */
  public boolean stopped() {
    return stopped;
  }
}
