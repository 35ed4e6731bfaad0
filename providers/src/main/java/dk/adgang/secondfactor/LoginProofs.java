package dk.adgang.secondfactor;

import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.browser.PasswordFormFactory;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.directgrant.ValidatePassword;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * What a login, or the session that it goes on with, has proven of its employee: by the steps of
 * the flow that have succeeded in it, as Keycloak notes them, and by our own notes. Everything that
 * asks for a proof asks here.
 *
 * <p>Where there was no second factor yet none could be proven: a session that began before it was
 * there has not, and neither has a login that was left open meanwhile.
 */
public final class LoginProofs {

  /** A note of the session: whose second factor it has proven, however long ago. */
  private static final String NOTE = "adgang.secondFactor.proven";

  /** A note of the login, which ends with it: whose second factor was proven just now. */
  private static final String NOW = "adgang.factor.proven";

  /** The step that verifies the backup, and no method. */
  static final String PROVES_BACKUP = RecoveryAuthnCodesFormAuthenticatorFactory.PROVIDER_ID;

  /** The steps that verify a password when they succeed by one. */
  static final Set<String> PROVE_PASSWORD =
      Set.of(
          UsernamePasswordFormFactory.PROVIDER_ID,
          PasswordFormFactory.PROVIDER_ID,
          IdpUsernamePasswordFormFactory.PROVIDER_ID,
          ValidatePassword.PROVIDER_ID);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;

  public LoginProofs(KeycloakSession session, RealmModel realm, UserModel employee) {
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

  /** Notes that a factor was proven just now: what is changed in this login needs no other. */
  static void noteNow(AuthenticationSessionModel login, UserModel employee) {
    login.setAuthNote(NOW, employee.getId());
  }

  /** Whether the password was proven in a login. */
  public boolean password(AuthenticationSessionModel login) {
    // A passkey on the page of the password is none, and the step is the same.
    return AuthenticatorUtil.getAuthnCredentials(login).contains(PasswordCredentialModel.TYPE)
        && steps(login).anyMatch(PROVE_PASSWORD::contains);
  }

  /** Whether a method was proven in a login. A recovery code is none. */
  public boolean method(AuthenticationSessionModel login) {
    return steps(login).anyMatch(this::provesMethod);
  }

  /** Whether a method was proven in a login, or a recovery code used in its place. */
  public boolean methodOrBackup(AuthenticationSessionModel login) {
    return steps(login).anyMatch(this::provesFactor);
  }

  /** Whether a factor was proven or enrolled in a login, or its backup used. */
  boolean now(AuthenticationSessionModel login) {
    return employee.getId().equals(login.getAuthNote(NOW)) || methodOrBackup(login);
  }

  /** When a factor was last proven in the session that a login goes on with; empty when never. */
  Optional<Instant> before(AuthenticationSessionModel login) {
    return completed(login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED))
        .max(Instant::compareTo);
  }

  /** Whether a login has ever. What the session before it has proven is noted with the login. */
  boolean holds(AuthenticationSessionModel login) {
    if (employee.getId().equals(login.getUserSessionNotes().get(NOTE))) {
      return true;
    }
    boolean proven = now(login) || goesOn().filter(this::holds).isPresent();
    if (proven) {
      note(login, employee);
    }
    return proven;
  }

  /** Whether a session has ever. */
  boolean holds(UserSessionModel of) {
    return employee.getId().equals(of.getNote(NOTE))
        || completed(of.getNote(Constants.AUTHENTICATORS_COMPLETED)).findAny().isPresent();
  }

  /** The session that a cookie stands for. Only the first request of a login knows it. */
  private Optional<UserSessionModel> goesOn() {
    return Optional.ofNullable(session.getContext().getUserSession())
        .filter(of -> of.getUser() != null && of.getUser().getId().equals(employee.getId()));
  }

  /**
   * Whether a step succeeds only when it has verified a second factor or its backup. What proves is
   * listed, and not what does not: Keycloak's conditional form for an app succeeds by skipping,
   * too.
   */
  private boolean provesFactor(String step) {
    return PROVES_BACKUP.equals(step) || provesMethod(step);
  }

  private boolean provesMethod(String step) {
    return SecondFactorMethods.all(session).stream()
        .anyMatch(method -> method.provenBy().contains(step));
  }

  /** The ids of the steps that have succeeded in a login. */
  private Stream<String> steps(AuthenticationSessionModel login) {
    return login.getExecutionStatus().entrySet().stream()
        .filter(step -> step.getValue() == ExecutionStatus.SUCCESS)
        .flatMap(step -> step(step.getKey()));
  }

  /** When the steps that prove a factor have succeeded in a session, as Keycloak's note says. */
  private Stream<Instant> completed(String note) {
    return note == null
        ? Stream.empty()
        : AuthenticatorUtils.parseCompletedExecutions(note).entrySet().stream()
            .filter(step -> step(step.getKey()).anyMatch(this::provesFactor))
            .map(step -> Instant.ofEpochSecond(step.getValue()));
  }

  private Stream<String> step(String execution) {
    return Stream.ofNullable(realm.getAuthenticationExecutionById(execution))
        .map(AuthenticationExecutionModel::getAuthenticator)
        .filter(Objects::nonNull);
  }
}
