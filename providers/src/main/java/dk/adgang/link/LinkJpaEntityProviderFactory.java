package dk.adgang.link;

import dk.adgang.common.keycloak.EntityProviderFactory;
import dk.adgang.job.BackgroundJob;
import dk.adgang.link.welcome.BatchEntity;
import dk.adgang.link.welcome.BatchFailureEntity;
import dk.adgang.link.welcome.WelcomeBatchWorker;
import dk.adgang.link.welcome.WelcomeBatches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The tables of the links, and the jobs that work on them and tidy them. Links go with their
 * employee and their realm.
 *
 * <p>Setting: {@code kept-days}, 90 by default: how long links are kept after their end.
 */
public final class LinkJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-link";
  private static final int DEFAULT_KEPT_DAYS = 90;
  private static final long BATCHES_EVERY_MILLIS = 1_000;
  private static final long TIDY_EVERY_MILLIS = 3_600_000;

  private Duration kept;
  private BackgroundJob batches;
  private BackgroundJob tidying;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(LinkEntity.class, BatchEntity.class, BatchFailureEntity.class);
  }

  @Override
  public void init(Config.Scope config) {
    kept = Duration.ofDays(Math.max(1, config.getInt("kept-days", DEFAULT_KEPT_DAYS)));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    batches =
        BackgroundJob.run(
            factory, "adgang-welcomes", BATCHES_EVERY_MILLIS, new WelcomeBatchWorker(factory));
    tidying = BackgroundJob.onOneNode(factory, "adgang-link-tidy", TIDY_EVERY_MILLIS, this::tidy);
    EntityProviderFactory.removeRows(
        factory,
        (session, employee) -> new LinkRepository(session).forget(employee),
        (session, realm) -> new LinkRepository(session).forget(realm));
  }

  /** Removes links that ended long ago. */
  private void tidy(KeycloakSession session) {
    Instant before = Instant.ofEpochMilli(Time.currentTimeMillis()).minus(kept);
    new LinkRepository(session).tidy(before);
    new WelcomeBatches(session).tidy(before);
  }

  @Override
  public void close() {
    if (batches != null) {
      batches.stop();
      tidying.stop();
    }
  }
}
