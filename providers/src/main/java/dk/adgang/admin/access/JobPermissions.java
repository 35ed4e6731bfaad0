package dk.adgang.admin.access;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/** Keycloak's permissions of somebody whose request is worked off later, without their token. */
final class JobPermissions {

  private JobPermissions() {}

  /**
   * Returns what the account may do now in a realm.
   *
   * @param sender the account, its realm, and the client
   */
  static AdminPermissionEvaluator of(KeycloakSession session, RealmModel realm, AdminAuth sender) {
    if (realm.equals(sender.getRealm())) {
      return AdminPermissions.evaluator(session, realm, realm, sender.getUser());
    }
    // Of an administrator of another realm Keycloak reads the roles of the account too, and wants a
    // token that names it.
    AccessToken token = new AccessToken();
    token.subject(sender.getUser().getId());
    token.issuedFor(sender.getClient().getClientId());
    return AdminPermissions.evaluator(
        session,
        realm,
        new AdminAuth(sender.getRealm(), token, sender.getUser(), sender.getClient()));
  }
}
