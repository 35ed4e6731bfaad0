package dk.adgang.admin.address;

import dk.adgang.common.keycloak.GlobalEventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Listens in every realm, without a setting, so that no realm can forget to tell an address that it
 * is the login's no more.
 */
public final class AddressEventListenerFactory implements GlobalEventListenerFactory {

  @Override
  public String getId() {
    return "adgang-address";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new AddressEventListener(session);
  }
}
