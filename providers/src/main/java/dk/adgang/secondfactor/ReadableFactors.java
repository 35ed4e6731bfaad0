package dk.adgang.secondfactor;

import dk.adgang.Refusal;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Whether what is stored of a second factor can be read. What cannot proves nothing, and is still
 * there: nobody gets in without a proof because of it. Keycloak's own steps end in an error of the
 * server over such a row.
 */
public final class ReadableFactors {

  private static final Logger LOG = Logger.getLogger(ReadableFactors.class);

  /** They are looked at several times a request, and at each login. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final int REPORTED_AT_MOST = 10_000;

  private ReadableFactors() {}

  /** Whether an employee can prove a method with what is stored: one that can be read will do. */
  static boolean usable(UserModel employee, SecondFactorMethod method) {
    return of(employee, method).findAny().isPresent();
  }

  /** Returns what is stored of a method and can be read, in the employee's order. */
  public static Stream<CredentialModel> of(UserModel employee, SecondFactorMethod method) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(method.credentialType())
        .filter(stored -> one(method, stored));
  }

  /** Whether a stored second factor can be read; says so once where it cannot. */
  static boolean one(KeycloakSession session, CredentialModel stored) {
    return SecondFactorMethods.ofType(session, stored.getType())
        .map(method -> one(method, stored))
        .orElse(true);
  }

  private static boolean one(SecondFactorMethod method, CredentialModel stored) {
    return read(stored, method::readable);
  }

  /** Whether a stored credential can be read in some way; says so once where it cannot. */
  public static boolean read(CredentialModel stored, Predicate<CredentialModel> reading) {
    try {
      return reading.test(stored);
    } catch (RuntimeException e) {
      report(stored, e);
      return false;
    }
  }

  /**
   * Whether it is stored, and cannot be read. New credentials have no id yet; Keycloak validates
   * those itself.
   */
  public static boolean broken(CredentialModel stored, Predicate<CredentialModel> reading) {
    return stored.getId() != null && !read(stored, reading);
  }

  /** Says of a stored credential that it cannot be read. Once: it will be looked at again. */
  public static void report(CredentialModel stored, Exception why) {
    String id = Optional.ofNullable(stored.getId()).orElse("");
    if (REPORTED.size() < REPORTED_AT_MOST && REPORTED.add(id)) {
      LOG.errorf(
          "The stored credential %s (%s) cannot be read: %s",
          id, stored.getType(), why.getClass().getSimpleName());
    }
  }

  /**
   * Ends a step of a login with an error page where a method cannot be proven.
   *
   * @param message what the page says
   * @return whether the step must not go on
   */
  public static boolean refuse(
      AuthenticationFlowContext context, SecondFactorMethod method, String message) {
    if (usable(context.getUser(), method)) {
      return false;
    }
    refuse(context, message);
    return true;
  }

  /** Ends a step of a login with an error page. It is no wrong try, so it is not counted as one. */
  public static void refuse(AuthenticationFlowContext context, String message) {
    Refusal.FACTOR_UNREADABLE.of(context.getEvent().user(context.getUser()));
    context.challenge(
        context.form().setError(message).createErrorPage(Response.Status.BAD_REQUEST));
  }
}
