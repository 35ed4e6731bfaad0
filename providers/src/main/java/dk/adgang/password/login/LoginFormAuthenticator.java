package dk.adgang.password.login;

import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.password.StoredPassword;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.validation.Validation;

/**
 * Keycloak's own login page. A name that nobody can have typed is replaced by one that no account
 * has: Keycloak would look for it in the database, and PostgreSQL has no text with a NUL. When the
 * stored password cannot be read, every typed password is wrong.
 *
 * <p>Keycloak hashes a password for an account that does not exist, so that it takes as long as one
 * that does. Here one is hashed wherever Keycloak compares with nothing: when an account has no
 * password, has it in a directory, is locked out or is disabled, and when no password was typed or
 * another system has hashed the stored one. So the time does not tell which accounts exist.
 */
final class LoginFormAuthenticator extends UsernamePasswordForm {

  /** Stands for a text that cannot be read (Unicode's replacement character). */
  private static final String UNREADABLE = "\uFFFD";

  private static final String NUL = "\0";

  /** Whether this request has hashed a password. Keycloak makes a new object for each. */
  private boolean hashed;

  LoginFormAuthenticator(KeycloakSession session) {
    super(session);
  }

  @Override
  protected boolean validateForm(
      AuthenticationFlowContext context, MultivaluedMap<String, String> sent) {
    String name = sent.getFirst(AuthenticationManager.FORM_USERNAME);
    if (FormFields.repeated(sent, AuthenticationManager.FORM_USERNAME)
        || FormFields.repeated(sent, CredentialRepresentation.PASSWORD)) {
      sent.putSingle(AuthenticationManager.FORM_USERNAME, UNREADABLE);
    } else if (name != null && name.contains(NUL)) {
      sent.putSingle(AuthenticationManager.FORM_USERNAME, name.replace(NUL, UNREADABLE));
    }
    return super.validateForm(context, sent);
  }

  @Override
  public boolean validatePassword(
      AuthenticationFlowContext context,
      UserModel employee,
      MultivaluedMap<String, String> sent,
      boolean clearUser) {
    String typed = sent.getFirst(CredentialRepresentation.PASSWORD);
    if (typed == null
        || typed.isEmpty()
        || !StoredPassword.takesAsLong(context.getSession(), context.getRealm(), employee)) {
      hash(context);
    }
    if (StoredPassword.readable(employee)) {
      boolean proven = super.validatePassword(context, employee, sent, clearUser);
      hashed = true;
      if (proven) {
        new LoginUnderWay(
                context.getSession(),
                context.getRealm(),
                employee,
                context.getAuthenticationSession())
            .begin();
      }
      return proven;
    }
    Refusal.PASSWORD_UNREADABLE.of(context.getEvent().user(employee));
    AuthenticatorUtils.setupReauthenticationInUsernamePasswordFormError(context);
    context.failureChallenge(
        AuthenticationFlowError.INVALID_CREDENTIALS,
        challenge(context, getDefaultChallengeMessage(context), Validation.FIELD_PASSWORD));
    if (clearUser) {
      context.clearUser();
    }
    return false;
  }

  /** Hashes a password, because Keycloak compares none then. */
  @Override
  protected boolean isDisabledByBruteForce(AuthenticationFlowContext context, UserModel employee) {
    boolean disabled = super.isDisabledByBruteForce(context, employee);
    if (disabled) {
      hash(context);
    }
    return disabled;
  }

  /** Hashes once a request: two hashes would take another time, and so tell as much as none. */
  private void hash(AuthenticationFlowContext context) {
    if (!hashed) {
      hashed = true;
      AuthenticatorUtils.dummyHash(context);
    }
  }

  /** Several accounts of a directory have this name: Keycloak compares no password. */
  @Override
  protected Response setDuplicateUserChallenge(
      AuthenticationFlowContext context,
      String event,
      String message,
      AuthenticationFlowError error) {
    hash(context);
    return super.setDuplicateUserChallenge(context, event, message, error);
  }
}
