package dk.adgang.secondfactor.notice;

import dk.adgang.common.keycloak.GlobalEventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Listens in every realm, without a setting, so that no realm can forget the mails about second
 * factors.
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
