package dk.adgang.policy.settings;

import dk.adgang.common.keycloak.GlobalEventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Offers {@link RequiredActionsEventListener} in every realm; it looks at those that use Adgang.
 */
public final class RequiredActionsEventListenerFactory implements GlobalEventListenerFactory {

  @Override
  public String getId() {
    return "adgang-required-actions";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new RequiredActionsEventListener(session);
  }
}
