package dk.adgang.admin.rest;

import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** All that there is of ours in a realm that does not use Adgang: the way to begin. */
public final class OtherRealmResource {

  private final SetupResource setup;

  OtherRealmResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.setup = new SetupResource(session, realm, auth, events);
  }

  /** Returns what makes the realm one that uses Adgang. */
  @Path("setup")
  public SetupResource setup() {
    return setup;
  }
}
