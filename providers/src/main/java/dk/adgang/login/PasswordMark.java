package dk.adgang.login;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;

/**
 * A text that stands for an employee's password: another password has another mark, and the mark
 * tells nothing about the password. A login notes it for the session that comes of it.
 */
final class PasswordMark {

  /** A note of the session. */
  private static final String NOTE = "adgang.session.password";

  private PasswordMark() {}

  /**
   * Returns the mark of the password that is stored now: its credential's id and date, and when a
   * directory's was last set here. Empty when there is no password.
   */
  static String stored(KeycloakSession session, RealmModel realm, UserModel employee) {
    String inDirectory =
        employee.isFederated() || !StorageId.isLocalStorage(employee.getId())
            ? String.join(
                " ", new EmployeeMemory(session, realm, employee).of(Fact.DIRECTORY_PASSWORD))
            : "";
    return storedHere(employee) + inDirectory;
  }

  private static String storedHere(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .map(PasswordMark::of)
        .findFirst()
        .orElse("");
  }

  private static String of(CredentialModel password) {
    return password.getId() + " " + password.getCreatedDate();
  }

  /** Notes the mark for the session that comes of the login. */
  static void note(AuthenticationSessionModel authSession, String mark) {
    authSession.setUserSessionNote(NOTE, mark);
  }

  /** Returns the mark that the session's login has noted; empty for a session without one. */
  static Optional<String> of(UserSessionModel userSession) {
    return Optional.ofNullable(userSession.getNote(NOTE));
  }

  /**
   * True when the employee has another password than the one that the session's login began with. A
   * session without a mark passes: it belongs to an administrator who impersonates the employee, or
   * began before marks were noted.
   */
  static boolean isOutdated(
      KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
    return of(userSession)
        .filter(mark -> !mark.equals(stored(session, realm, userSession.getUser())))
        .isPresent();
  }
}
