package dk.adgang.secondfactor;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether a login, or the session that it goes on with, has proven the second factor of its
 * employee at all, however long ago and by whatever flow.
 *
 * <p>Where there was none yet nothing could be proven: a session that began before the factor was
 * there has not, and neither has a login that was left open meanwhile.
 */
public final class ProvenLogin {

  /** A note of the session: whose second factor it has proven. */
  private static final String NOTE = "adgang.secondFactor.proven";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;

  ProvenLogin(KeycloakSession session, RealmModel realm, UserModel employee) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
  }

  /**
   * Notes that a login needs no more proof than it has: a step has proven the factor, it was
   * enrolled just now, or something stands for it that the employer believes.
   */
  public static void note(AuthenticationSessionModel login, UserModel employee) {
    login.setUserSessionNote(NOTE, employee.getId());
  }

  /** Whether a login has. What the session before it has proven is noted with the login. */
  boolean holds(AuthenticationSessionModel login) {
    if (employee.getId().equals(login.getUserSessionNotes().get(NOTE))) {
      return true;
    }
    boolean proven =
        FactorChange.provenIn(login, session, realm, employee)
            || before().filter(this::holds).isPresent();
    if (proven) {
      note(login, employee);
    }
    return proven;
  }

  /** Whether a session has. */
  boolean holds(UserSessionModel of) {
    return employee.getId().equals(of.getNote(NOTE))
        || completed(of.getNote(Constants.AUTHENTICATORS_COMPLETED))
            .anyMatch(step -> FactorChange.proves(step, session, realm));
  }

  /** The session that a cookie stands for. Only the first request of a login knows it. */
  private Optional<UserSessionModel> before() {
    return Optional.ofNullable(session.getContext().getUserSession())
        .filter(of -> of.getUser() != null && of.getUser().getId().equals(employee.getId()));
  }

  private static Stream<String> completed(String note) {
    return note == null
        ? Stream.empty()
        : AuthenticatorUtils.parseCompletedExecutions(note).keySet().stream();
  }
}
