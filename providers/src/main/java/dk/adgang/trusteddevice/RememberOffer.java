package dk.adgang.trusteddevice;

import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether a page of the second factor has the box «Husk denne enhed». It is looked up when a
 * template asks, so that other pages cost nothing. Public, because templates can only read public
 * types.
 */
public final class RememberOffer {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;
  private final AuthenticationSessionModel login;

  /**
   * @param employee null on a page before anybody has been recognised
   * @param login null on a page outside of a login
   */
  public RememberOffer(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      AuthenticationSessionModel login) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
    this.login = login;
  }

  /** For how many days the device can be remembered; 0 when there is no box. */
  public int days() {
    boolean loggingIn =
        employee != null
            && login != null
            && LoginActionsService.AUTHENTICATE_PATH.equals(
                login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
    return loggingIn ? new RememberedDevices(session, realm, employee).days() : 0;
  }
}
