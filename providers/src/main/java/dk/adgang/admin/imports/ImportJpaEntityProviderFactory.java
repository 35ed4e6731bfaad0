package dk.adgang.admin.imports;

import dk.adgang.common.keycloak.EntityProviderFactory;
import dk.adgang.job.BackgroundJob;
import java.time.Duration;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSessionFactory;

/** The tables of the imports, the job that works them off, and the one that tidies. */
public final class ImportJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-import";
  private static final long WORK_EVERY_MILLIS = 1_000;
  private static final long TIDY_EVERY_MILLIS = 3_600_000;

  /** How long the report of an import is there. */
  private static final Duration KEPT = Duration.ofDays(7);

  /** How long a file waits for somebody to begin. */
  private static final Duration LOOKED_AT = Duration.ofDays(1);

  private BackgroundJob working;
  private BackgroundJob tidying;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(ImportEntity.class, ImportRowEntity.class);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    working = BackgroundJob.run(factory, ID, WORK_EVERY_MILLIS, new ImportWorker(factory));
    tidying =
        BackgroundJob.onOneNode(
            factory,
            "adgang-import-tidy",
            TIDY_EVERY_MILLIS,
            session -> {
              long now = Time.currentTimeMillis();
              new Imports(session).tidy(now - KEPT.toMillis(), now - LOOKED_AT.toMillis());
            });
    EntityProviderFactory.removeRows(
        factory, (session, employee) -> {}, (session, realm) -> new Imports(session).forget(realm));
  }

  @Override
  public void close() {
    for (BackgroundJob job : new BackgroundJob[] {working, tidying}) {
      if (job != null) {
        job.stop();
      }
    }
  }
}
