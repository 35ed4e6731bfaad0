package dk.adgang.ratelimit;

import dk.adgang.job.BackgroundJob;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** The tables of what was used, kept tidy. */
public final class BudgetTables implements JpaEntityProviderFactory {

  private static final String ID = "adgang-budget";
  private static final long TIDY_EVERY_MILLIS = 3_600_000;

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
  public void init(Config.Scope config) {}

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

  private static final class Tables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
      return List.of(UseEntity.class, TurnEntity.class);
    }

    @Override
    public String getChangelogLocation() {
      return "META-INF/adgang-budget-changelog.xml";
    }

    @Override
    public String getFactoryId() {
      return ID;
    }

    @Override
    public void close() {}
  }
}
