package dk.adgang.secondfactor;

import dk.adgang.GlobalEventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Listens in every realm, without a setting: a mail about a change of a second factor is nothing
 * that a realm should be able to forget.
 */
public final class FactorEventListenerFactory implements GlobalEventListenerFactory {

  @Override
  public String getId() {
    return "adgang-second-factor";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new FactorEventListener(session);
  }
}
