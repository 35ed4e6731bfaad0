package dk.adgang.job;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.ShutdownDelayInitiatedEvent;
import org.keycloak.timer.TimerProvider;

/**
 * Work that a node does over and over while it runs. It has a thread of its own: Keycloak's timer
 * has one for everything, and slow work must not hold it up. A round that is still under way is not
 * joined by a second one.
 */
public final class BackgroundJob {

  /** One round. It asks {@link #stopped} between its steps, so that a server can end. */
  public interface Round {
    void run(BackgroundJob job);
  }

  private static final Logger LOG = Logger.getLogger(BackgroundJob.class);

  /** A node that has begun counts as dead after this time. */
  private static final int ONE_NODE_WITHIN_SECONDS = 300;

  /** How long a server that is told to end waits for work under way. */
  private static final Duration LAST_WORK = Duration.ofSeconds(5);

  private final String name;
  private final Round round;
  private final AtomicBoolean working = new AtomicBoolean();
  private volatile boolean stopped;
  private final ExecutorService own;

  private BackgroundJob(String name, Round round) {
    this.name = name;
    this.round = round;
    this.own = Executors.newCachedThreadPool(this::thread);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins when the server is ready.
   *
   * @param name of the thread, and of the task in Keycloak's timer
   * @param everyMillis how long from the beginning of a round to the next one
   */
  public static BackgroundJob run(
      KeycloakSessionFactory factory, String name, long everyMillis, Round round) {
    BackgroundJob job = new BackgroundJob(name, round);
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(
                factory, session -> job.schedule(session, everyMillis));
          } else if (event instanceof ShutdownDelayInitiatedEvent) {
            job.finish();
          }
        });
    return job;
  }

  /**
   * Begins work that one node does for all, in one transaction a round.
   *
   * @param name as in {@link #run}; the same on every node
   * @param everyMillis as in {@link #run}
   */
  public static BackgroundJob onOneNode(
      KeycloakSessionFactory factory,
      String name,
      long everyMillis,
      Consumer<KeycloakSession> work) {
    return run(
        factory,
        name,
        everyMillis,
        job ->
            KeycloakModelUtils.runJobInTransaction(
                factory,
                session ->
                    session
                        .getProvider(ClusterProvider.class)
                        .executeIfNotExecuted(
                            name,
                            ONE_NODE_WITHIN_SECONDS,
                            () -> {
                              work.accept(session);
                              return null;
                            })));
  }

  private void schedule(KeycloakSession session, long everyMillis) {
    session.getProvider(TimerProvider.class).schedule(this::begin, everyMillis, name);
  }

  private void begin() {
    if (!stopped) {
      own.execute(this::once);
    }
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

  /** Does some work beside the round; the round does not wait for it, nor fail with it. */
  public void aside(Runnable work) {
    own.execute(work);
  }

  /** Ends the work under way, while the database and everything else still runs. */
  private void finish() {
    stop();
    try {
      if (!own.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("%s: not all that was under way could be ended", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the job to end: it begins no more work. */
  public void stop() {
    stopped = true;
    own.shutdown();
  }

  /** True once the job is asked to end. */
  public boolean stopped() {
    return stopped;
  }
}
