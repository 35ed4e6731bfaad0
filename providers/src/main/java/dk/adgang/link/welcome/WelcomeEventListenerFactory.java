package dk.adgang.link.welcome;

import dk.adgang.common.keycloak.PlainFactory;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * The event listener {@code adgang-welcome}.
 *
 * <p>Setting: {@code settling-seconds}, 5 by default: how long the mail waits, because creating a
 * user and adding it to an organization are two requests.
 */
public final class WelcomeEventListenerFactory
    implements EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

  /** The id of the event listener. */
  public static final String ID = "adgang-welcome";

  private static final int DEFAULT_SETTLING_SECONDS = 5;

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
  public EventListenerProvider create(KeycloakSession session) {
    return new WelcomeEventListener(session, settling);
  }
}
