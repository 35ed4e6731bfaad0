package dk.adgang.secondfactor;

import dk.adgang.common.Refusal;
import dk.adgang.common.ReportOnce;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Tells which stored second factors can be read. A row that cannot be read proves nothing, and
 * still counts as enrolled: nobody gets in without a proof because of it. Keycloak's own steps end
 * in an error of the server over such a row.
 */
public final class ReadableFactors {

  private static final Logger LOG = Logger.getLogger(ReadableFactors.class);

  private static final ReportOnce REPORTS = new ReportOnce();

  private ReadableFactors() {}

  /** Whether an employee can prove a method: one stored credential that can be read is enough. */
  static boolean usable(UserModel employee, SecondFactorMethod method) {
    return of(employee, method).findAny().isPresent();
  }

  /** Returns the stored credentials of a method that can be read, in the employee's order. */
  public static Stream<CredentialModel> of(UserModel employee, SecondFactorMethod method) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(method.credentialType())
        .filter(stored -> one(method, stored));
  }

  /** Whether a stored second factor can be read; reports it once where it cannot. */
  static boolean one(KeycloakSession session, CredentialModel stored) {
    return SecondFactorMethods.ofType(session, stored.getType())
        .map(method -> one(method, stored))
        .orElse(true);
  }

  private static boolean one(SecondFactorMethod method, CredentialModel stored) {
    return read(stored, method::readable);
  }

  /** Whether a stored credential can be read in some way; reports it once where it cannot. */
  public static boolean read(CredentialModel stored, Predicate<CredentialModel> reading) {
    try {
      return reading.test(stored);
    } catch (RuntimeException e) {
      report(stored, e);
      return false;
    }
  }

  /**
   * True when a credential is stored and cannot be read. New credentials have no id yet; Keycloak
   * validates those itself.
   */
  public static boolean broken(CredentialModel stored, Predicate<CredentialModel> reading) {
    return stored.getId() != null && !read(stored, reading);
  }

  /** Reports once that a stored credential cannot be read: it will be read again and again. */
  public static void report(CredentialModel stored, Exception why) {
    String id = Optional.ofNullable(stored.getId()).orElse("");
    if (REPORTS.isNew(id)) {
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

  /** Ends a step of a login with an error page. It is not counted as a wrong try. */
  public static void refuse(AuthenticationFlowContext context, String message) {
    Refusal.FACTOR_UNREADABLE.of(context.getEvent().user(context.getUser()));
    context.challenge(
        context.form().setError(message).createErrorPage(Response.Status.BAD_REQUEST));
  }
}
