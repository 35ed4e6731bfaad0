package dk.adgang.admin;

import dk.adgang.Logouts;
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

/** What an employee gets in with, and is in with now: both can be taken away. */
record EmployeeAccess(KeycloakSession session, RealmModel realm) {

  /** The old password works no more, and there is no new one yet. */
  void takePassword(UserModel employee) {
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
  void endSessions(UserModel employee) {
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
