package dk.adgang.ratelimit;

import dk.adgang.common.keycloak.EntityProviderFactory;
import dk.adgang.job.BackgroundJob;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;

/** The tables of the uses of budgets, and the job that tidies them. */
public final class RateLimitJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-budget";
  private static final long TIDY_EVERY_MILLIS = 3_600_000;

  private BackgroundJob tidying;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(UseEntity.class, TurnEntity.class);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    tidying =
        BackgroundJob.onOneNode(
            factory, "adgang-budget-tidy", TIDY_EVERY_MILLIS, RateLimiter::tidy);
  }

  @Override
  public void close() {
    if (tidying != null) {
      tidying.stop();
    }
  }
}
