package dk.adgang.policy;

import dk.adgang.GlobalListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;

/** Offers {@link RequiredActionsCheck} in every realm; it looks at those that use Adgang. */
public final class RequiredActionsCheckFactory implements GlobalListenerFactory {

  @Override
  public String getId() {
    return "adgang-required-actions";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new RequiredActionsCheck(session);
  }
}
