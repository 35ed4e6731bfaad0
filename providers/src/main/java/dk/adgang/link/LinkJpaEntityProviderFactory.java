package dk.adgang.link;

import dk.adgang.job.BackgroundJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The tables of the links, and the work that keeps them going and tidy. Links go with their
 * employee and their realm.
 *
 * <p>Setting: {@code kept-days}, 90 by default: how long links are kept after their end.
 */
public final class LinkJpaEntityProviderFactory implements JpaEntityProviderFactory {

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
  public JpaEntityProvider create(KeycloakSession session) {
    return new Tables();
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
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            new LinkRepository(removed.getKeycloakSession()).forget(removed.getUser());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new LinkRepository(removed.getKeycloakSession()).forget(removed.getRealm());
          }
        });
  }

  /** Removes what is long over. */
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

  private static final class Tables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
      return List.of(LinkEntity.class, BatchEntity.class, BatchFailureEntity.class);
    }

    @Override
    public String getChangelogLocation() {
      return "META-INF/adgang-link-changelog.xml";
    }

    @Override
    public String getFactoryId() {
      return ID;
    }

    @Override
    public void close() {}
  }
}
