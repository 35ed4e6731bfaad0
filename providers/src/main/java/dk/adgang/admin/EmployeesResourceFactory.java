package dk.adgang.admin;

import dk.adgang.AdgangRealm;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Serves {@link EmployeesResource} below {@code /admin/realms/REALM/adgang}. */
public final class EmployeesResourceFactory
    implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

  @Override
  public String getId() {
    return "adgang";
  }

  /** Elsewhere Keycloak answers that there is nothing. */
  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder adminEvent) {
    return AdgangRealm.uses(realm) ? new EmployeesResource(session, realm, auth, adminEvent) : null;
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(new RealmSetupReader(factory)::on);
  }

  @Override
  public void close() {}
}
