package dk.adgang.admin;

import dk.adgang.login.Logouts;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import java.time.Instant;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** An employee's password and sessions: both can be taken away. */
public record EmployeeAccess(KeycloakSession session, RealmModel realm) {

  /** The old password works no more, and there is no new one yet. */
  public void takePassword(UserModel employee) {
    List<String> passwords =
        employee
            .credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .map(CredentialModel::getId)
            .toList();
    passwords.forEach(employee.credentialManager()::removeStoredCredentialById);
    new EmployeeMemory(session, realm, employee)
        .keep(
            Fact.PASSWORD_TAKEN,
            List.of(Instant.ofEpochMilli(Time.currentTimeMillis()).toString()));
  }

  /**
   * As Keycloak's own «log out all sessions» of a user, offline ones included. Tokens are worth
   * nothing as soon as the request is stored; the apps are told after it.
   */
  public void endSessions(UserModel employee) {
    session
        .users()
        .setNotBeforeForUser(realm, employee, Math.toIntExact(Time.currentTimeSeconds()));
    // Keycloak's own call sends no event of each session either: the administrator's says it.
    Logouts.afterwards(
        session, session.sessions().getUserSessionsStream(realm, employee), event -> {});
    session
        .sessions()
        .getOfflineUserSessionsStream(realm, employee)
        .toList()
        .forEach(offline -> session.sessions().removeOfflineUserSession(realm, offline));
  }
}
