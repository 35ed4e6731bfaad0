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
import org.keycloak.common.util.Time;
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
 * The proofs that a login, or the session that it goes on with, has of its employee: the steps of
 * the flow that have succeeded in it, as Keycloak notes them, and our own notes. All code that
 * needs a proof asks here.
 *
 * <p>A factor that did not exist yet could not be proven: a session that began before the factor
 * was enrolled has no proof of it, nor has a login that was left open meanwhile.
 */
public final class LoginProofs {

  /** A note of the session: the employee whose second factor it has proven, at any time. */
  private static final String NOTE = "adgang.secondFactor.proven";

  /**
   * A note of the login, which ends with it: the employee whose second factor was proven just now.
   */
  private static final String NOW = "adgang.factor.proven";

  /** A note of the session: who enrolled a factor last in it, and when, in seconds since 1970. */
  private static final String AT = "adgang.secondFactor.provenAt";

  /** The step that verifies the backup, and no method. */
  static final String PROVES_BACKUP = RecoveryAuthnCodesFormAuthenticatorFactory.PROVIDER_ID;

  /** The steps that verify a password, when they succeed by a password. */
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
   * enrolled just now, or the employer accepts something else in its place.
   */
  public static void note(AuthenticationSessionModel authSession, UserModel employee) {
    authSession.setUserSessionNote(NOTE, employee.getId());
  }

  /** Notes that a factor was proven just now: changes in this login need no other proof. */
  static void noteNow(AuthenticationSessionModel authSession, UserModel employee) {
    authSession.setAuthNote(NOW, employee.getId());
  }

  /** Notes when a factor was enrolled, which Keycloak does not: it is no step of a flow. */
  static void noteEnrolled(AuthenticationSessionModel authSession, UserModel employee) {
    authSession.setUserSessionNote(AT, employee.getId() + " " + Time.currentTimeSeconds());
  }

  /** Whether the password was proven in a login. */
  public boolean password(AuthenticationSessionModel authSession) {
    // A passkey can be used on the page of the password: it is the same step, but proves no
    // password.
    return AuthenticatorUtil.getAuthnCredentials(authSession).contains(PasswordCredentialModel.TYPE)
        && steps(authSession).anyMatch(PROVE_PASSWORD::contains);
  }

  /** Whether a method was proven in a login. A recovery code does not count. */
  public boolean method(AuthenticationSessionModel authSession) {
    return steps(authSession).anyMatch(this::provesMethod);
  }

  /** Whether a method was proven in a login, or a recovery code used in its place. */
  public boolean methodOrBackup(AuthenticationSessionModel authSession) {
    return steps(authSession).anyMatch(this::provesFactor);
  }

  /** Whether a factor was proven or enrolled in a login, or its backup used. */
  public boolean now(AuthenticationSessionModel authSession) {
    return employee.getId().equals(authSession.getAuthNote(NOW)) || methodOrBackup(authSession);
  }

  /** When a factor was last proven in the session that a login goes on with; empty when never. */
  Optional<Instant> before(AuthenticationSessionModel authSession) {
    return completed(authSession.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED))
        .max(Instant::compareTo);
  }

  /**
   * Whether a login has ever proven a factor. A proof of the session before it is noted with the
   * login.
   */
  public boolean holds(AuthenticationSessionModel authSession) {
    if (employee.getId().equals(authSession.getUserSessionNotes().get(NOTE))) {
      return true;
    }
    boolean proven = now(authSession) || goesOn().filter(this::holds).isPresent();
    if (proven) {
      note(authSession, employee);
    }
    return proven;
  }

  /** Whether a session has ever proven a factor. */
  public boolean holds(UserSessionModel of) {
    return employee.getId().equals(of.getNote(NOTE))
        || completed(of.getNote(Constants.AUTHENTICATORS_COMPLETED)).findAny().isPresent();
  }

  /**
   * When a factor or its backup was last proven or enrolled in a session; empty when never, as on a
   * remembered device.
   */
  public Optional<Instant> last(UserSessionModel of) {
    String own = employee.getId() + " ";
    Stream<Instant> noted =
        Stream.ofNullable(of.getNote(AT))
            .filter(note -> note.startsWith(own))
            .map(note -> Instant.ofEpochSecond(Long.parseLong(note.substring(own.length()))));
    return Stream.concat(completed(of.getNote(Constants.AUTHENTICATORS_COMPLETED)), noted)
        .max(Instant::compareTo);
  }

  /** The session that a cookie stands for. Only the first request of a login knows it. */
  private Optional<UserSessionModel> goesOn() {
    return Optional.ofNullable(session.getContext().getUserSession())
        .filter(of -> of.getUser() != null && of.getUser().getId().equals(employee.getId()));
  }

  /**
   * True for a step that succeeds only when it has verified a second factor or its backup. The list
   * names the steps that prove, because others succeed without a proof: Keycloak's conditional form
   * for an app also succeeds by skipping.
   */
  private boolean provesFactor(String step) {
    return PROVES_BACKUP.equals(step) || provesMethod(step);
  }

  private boolean provesMethod(String step) {
    return SecondFactorMethods.all(session).stream()
        .anyMatch(method -> method.provenBy().contains(step));
  }

  /** The ids of the steps that have succeeded in a login. */
  private Stream<String> steps(AuthenticationSessionModel authSession) {
    return authSession.getExecutionStatus().entrySet().stream()
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
