package dk.adgang.secondfactor;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;

/**
 * Whether what is stored of a second factor can be read. What cannot proves nothing, and is still
 * there: nobody gets in without a proof because of it. Keycloak's own steps end in an error of the
 * server over such a row.
 */
final class ReadableFactors {

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
  static Stream<CredentialModel> of(UserModel employee, SecondFactorMethod method) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(method.credentialType())
        .filter(ReadableFactors::one);
  }

  /** Whether a stored passkey or authenticator app can be read; says so once where it cannot. */
  static boolean one(CredentialModel stored) {
    try {
      switch (stored.getType()) {
        case WebAuthnCredentialModel.TYPE_TWOFACTOR, WebAuthnCredentialModel.TYPE_PASSWORDLESS ->
            passkey(stored);
        case OTPCredentialModel.TYPE -> app(stored);
        default -> {
          // What is ours is read where it is used.
        }
      }
      return true;
    } catch (RuntimeException e) {
      report(stored, e);
      return false;
    }
  }

  /**
   * Whether it is stored, and cannot be read. What is only to be stored is Keycloak's to refuse.
   */
  static boolean broken(CredentialModel stored) {
    return stored.getId() != null && !one(stored);
  }

  private static void passkey(CredentialModel stored) {
    WebAuthnCredentialData data =
        WebAuthnCredentialModel.createFromCredentialModel(stored).getWebAuthnCredentialData();
    Objects.requireNonNull(data.getCredentialId());
    Objects.requireNonNull(data.getAaguid());
    Objects.requireNonNull(data.getCredentialPublicKey());
  }

  private static void app(CredentialModel stored) {
    OTPCredentialModel app = OTPCredentialModel.createFromCredentialModel(stored);
    Objects.requireNonNull(app.getOTPCredentialData().getSubType());
    Objects.requireNonNull(app.getDecodedSecret());
  }

  /** Says of a stored credential that it cannot be read. Once: it will be looked at again. */
  static void report(CredentialModel stored, Exception why) {
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
  static boolean refuse(
      AuthenticationFlowContext context, SecondFactorMethod method, String message) {
    if (usable(context.getUser(), method)) {
      return false;
    }
    refuse(context, message);
    return true;
  }

  /** Ends a step of a login with an error page. It is no wrong try, so it is not counted as one. */
  static void refuse(AuthenticationFlowContext context, String message) {
    context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
    context.challenge(
        context.form().setError(message).createErrorPage(Response.Status.BAD_REQUEST));
  }
}
