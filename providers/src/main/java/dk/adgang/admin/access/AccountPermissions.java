package dk.adgang.admin.access;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Keycloak's permissions of an account of master in another realm: the roles that the account has
 * now. No client limits them, because nobody holds a token.
 */
final class AccountPermissions {

  private AccountPermissions() {}

  /**
   * Returns what an account may do in another realm.
   *
   * @param accounts the realm of the account; Keycloak refuses any but master
   * @param client by which the account has logged in
   */
  static AdminPermissionEvaluator of(
      KeycloakSession session,
      RealmModel realm,
      RealmModel accounts,
      UserModel user,
      ClientModel client) {
    return of(session, realm, new AdminAuth(accounts, naming(user), user, client));
  }

  /** The same by a token, whose client may limit them. */
  static AdminPermissionEvaluator of(KeycloakSession session, RealmModel realm, AdminAuth auth) {
    // Keycloak asks the client of the request whether its tokens name all roles.
    session.getContext().setClient(auth.getClient());
    return AdminPermissions.evaluator(session, realm, auth);
  }

  /** A token that names an account and says nothing else. Keycloak asks the account then. */
  static AccessToken naming(UserModel user) {
    AccessToken token = new AccessToken();
    token.subject(user.getId());
    return token;
  }
}
