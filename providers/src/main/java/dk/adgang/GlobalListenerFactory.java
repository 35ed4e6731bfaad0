package dk.adgang;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** A listener that hears of every realm, without a setting that a realm could forget. */
public abstract class GlobalListenerFactory implements EventListenerProviderFactory {

  private final String id;

  /**
   * @param id of the listener
   */
  protected GlobalListenerFactory(String id) {
    this.id = id;
  }

  @Override
  public final String getId() {
    return id;
  }

  @Override
  public final boolean isGlobal() {
    return true;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
