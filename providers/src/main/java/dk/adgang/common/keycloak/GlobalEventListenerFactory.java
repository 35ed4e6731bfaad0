package dk.adgang.common.keycloak;

import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;

/** A listener that hears of every realm, without a setting that a realm could forget. */
public interface GlobalEventListenerFactory
    extends EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

  @Override
  default boolean isGlobal() {
    return true;
  }
}
