package dk.adgang.trusteddevice;

import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Tells whether a page of the second factor has the box «Husk denne enhed». It is looked up when a
 * template asks, so that other pages cost nothing. Public, because templates can only read public
 * types.
 */
public final class RememberOffer {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;
  private final AuthenticationSessionModel authSession;

  /**
   * @param employee null on a page before anybody has been recognised
   * @param authSession null on a page outside of a login
   */
  public RememberOffer(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      AuthenticationSessionModel authSession) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
    this.authSession = authSession;
  }

  /** For how many days the device can be remembered; 0 when there is no box. */
  public int days() {
    boolean loggingIn =
        employee != null
            && authSession != null
            && LoginActionsService.AUTHENTICATE_PATH.equals(
                authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
    return loggingIn ? new RememberedDevices(session, realm, employee).days() : 0;
  }
}
