package dk.adgang.link;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/**
 * The event listener {@code adgang-welcome}; it also keeps the courier going, in every realm.
 *
 * <p>Setting: {@code settling-seconds}, 5 by default: how long a new employee is waited for,
 * because creating a user and adding it to an organization are two requests.
 */
public final class WelcomeListenerFactory implements EventListenerProviderFactory {

  /** The id of the event listener. */
  public static final String ID = "adgang-welcome";

  private static final String TASK = "adgang-courier";
  private static final int DEFAULT_SETTLING_SECONDS = 5;
  private static final long EVERY_MILLIS = 1_000;

  private Duration settling;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    settling =
        Duration.ofSeconds(
            Math.max(0, config.getInt("settling-seconds", DEFAULT_SETTLING_SECONDS)));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    Courier courier = new Courier(factory);
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> {
                  // Keycloak's timer has one thread for everything; a slow mail server must not
                  // hold it up.
                  ExecutorService own =
                      session.getProvider(ExecutorsProvider.class).getExecutor(TASK);
                  session
                      .getProvider(TimerProvider.class)
                      .schedule(() -> own.execute(courier), EVERY_MILLIS, TASK);
                });
          }
        });
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new WelcomeListener(session, settling);
  }

  @Override
  public void close() {}
}
