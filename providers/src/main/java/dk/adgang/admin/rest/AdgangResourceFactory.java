package dk.adgang.admin.rest;

import dk.adgang.admin.access.ManagerGroups;
import dk.adgang.admin.rest.master.MasterResource;
import dk.adgang.common.AdgangRealm;
import dk.adgang.policy.settings.EmployerSettingsCheck;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Serves {@link AdgangResource} below {@code /admin/realms/REALM/adgang}. */
public final class AdgangResourceFactory
    implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

  private static final String ID = "adgang";
  private static final String SETUP = "/adgang/setup";
  private static final String CONSOLE = "/adgang/" + MasterResource.CONSOLE;

  @Override
  public String getId() {
    return ID;
  }

  /**
   * In a realm of Keycloak's own there is only the way to begin; in the administrators' only the
   * switch of their console.
   */
  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder adminEvent) {
    String path = session.getContext().getUri().getPath();
    if (RealmManager.isAdministrationRealm(realm) && path.endsWith(CONSOLE)) {
      return new MasterResource(session, realm, auth, adminEvent);
    }
    if (AdgangRealm.uses(realm)) {
      return new AdgangResource(session, realm, auth, adminEvent);
    }
    return path.endsWith(SETUP) && !RealmManager.isAdministrationRealm(realm)
        ? new OtherRealmResource(session, realm, auth, adminEvent)
        : null;
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        new EmployerSettingsCheck(ID, (session, attributes) -> ManagerGroups.problems(attributes))
            ::on);
  }

  @Override
  public void close() {}
}
