package dk.adgang.link.page;

import dk.adgang.link.LinkService;
import dk.adgang.login.Logouts;
import dk.adgang.password.StoredPassword;
import dk.adgang.trusteddevice.RememberedDevices;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Stores a new password of an employee, and ends the links, devices and sessions that it makes
 * void.
 */
final class PasswordChange {

  private static final String READ_ONLY = "passwordReadOnly";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;
  private final AuthenticationSessionModel authSession;

  PasswordChange(RequiredActionContext context) {
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.employee = context.getUser();
    this.authSession = context.getAuthenticationSession();
  }

  /**
   * Stores the password, and forgets the devices that were remembered with the old one.
   *
   * @return why it could not be stored; empty when it is
   */
  Optional<PolicyError> store(String password) {
    try {
      StoredPassword.makeRoom(employee);
      employee.credentialManager().updateCredential(UserCredentialModel.password(password, false));
      RememberedDevices.forget(employee);
      return Optional.empty();
    } catch (ModelException e) {
      return Optional.of(new PolicyError(e.getMessage(), e.getParameters()));
    } catch (ReadOnlyException e) {
      // A directory that the server may only read.
      return Optional.of(new PolicyError(READ_ONLY));
    }
  }

  /** Wrong tries of the old password say nothing of the new one. */
  void endLockout() {
    session.loginFailures().removeUserLoginFailure(realm, employee.getId());
  }

  /** As Keycloak's own «sign out from other devices», but when the password is stored. */
  void endOtherSessions() {
    UserSessionProvider sessions = session.sessions();
    String client = authSession.getClient().getClientId();
    String own = authSession.getParentSession().getId();
    Logouts.afterwards(
        session,
        Stream.concat(
                sessions.getUserSessionsStream(realm, employee),
                sessions.getOfflineUserSessionsStream(realm, employee))
            .filter(other -> !other.getId().equals(own)),
        event ->
            event
                .client(client)
                .detail(
                    Details.LOGOUT_TRIGGERED_BY_REQUIRED_ACTION,
                    RequiredAction.UPDATE_PASSWORD.name())
                .success());
  }

  /** Mails the employee that the password was changed, by themselves or by somebody else. */
  void tell() {
    LinkService.passwordChanged(session, realm, employee);
  }
}
