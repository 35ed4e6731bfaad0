package dk.adgang.trusteddevice;

import dk.adgang.common.keycloak.GlobalEventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;

/** Listens in every realm, as the mails about second factors do, and without a setting. */
public final class DeviceEventListenerFactory implements GlobalEventListenerFactory {

  @Override
  public String getId() {
    return "adgang-device";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new DeviceEventListener(session);
  }
}
