package dk.adgang.admin.access;

import dk.adgang.policy.ConsoleLogin;
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
    if (ConsoleLogin.CLIENT.equals(sender.getClient().getClientId())) {
      // No token of the console has any role, so that there is no scope to ask for.
      return AccountPermissions.of(
          session, realm, sender.getRealm(), sender.getUser(), sender.getClient());
    }
    // Of an administrator of another realm Keycloak reads the roles of the account too, and wants a
    // token that names it.
    AccessToken token = AccountPermissions.naming(sender.getUser());
    token.issuedFor(sender.getClient().getClientId());
    return AccountPermissions.of(
        session,
        realm,
        new AdminAuth(sender.getRealm(), token, sender.getUser(), sender.getClient()));
  }
}
