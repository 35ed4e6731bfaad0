package dk.adgang.secondfactor.method.passkey;

import dk.adgang.common.BruteForceGate;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.secondfactor.OfferedMethods;
import dk.adgang.secondfactor.ReadableFactors;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own proof of a passkey or security key. An error is shown on the page that asks for
 * the key, where the employee can try again or take another way, and not on a page of its own.
 *
 * <p>A wrong answer is not counted towards the lockout: a signature of a fresh challenge cannot be
 * guessed.
 */
final class PasskeyAuthenticator extends WebAuthnAuthenticator {

  private static final Logger LOG = Logger.getLogger(PasskeyAuthenticator.class);

  private static final String UNREADABLE = "passkeyUnreadable";

  PasskeyAuthenticator(KeycloakSession session) {
    super(session);
  }

  @Override
  public String getType(KeycloakSession keycloak) {
    return OfferedMethods.type(keycloak, PasskeyMethod.METHOD);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    BruteForceGate door =
        BruteForceGate.status(context.getSession(), context.getRealm(), context.getUser());
    if (!LoginUnderWay.ends(context) && !unreadable(context) && !closed(context, door)) {
      show(context, null);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)
        || unreadable(context)
        || closed(context, BruteForceGate.enter(context))) {
      return;
    }
    if (!complete(context)) {
      refuse(context, "passkeyIncomplete");
      return;
    }
    try {
      super.action(context);
    } catch (PasskeyRefusedException e) {
      setErrorResponse(context, e.reason(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.warnf("The answer of a passkey could not be read: %s", e.getClass().getSimpleName());
      LOG.debug("Why it could not be read", e);
      refuse(context, Refusal.PASSKEY_WRONG.message());
    }
  }

  /**
   * True when the answer has all that Keycloak reads. Without a challenge it was sent twice, or not
   * by our page.
   */
  private static boolean complete(AuthenticationFlowContext context) {
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    String owner = posted.getFirst(WebAuthnConstants.USER_HANDLE);
    return context.getAuthenticationSession().getAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE)
            != null
        && !posted.containsKey(WebAuthnConstants.ERROR)
        && !FormFields.repeated(posted, WebAuthnConstants.USER_HANDLE)
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.CREDENTIAL_ID))
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.CLIENT_DATA_JSON))
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.AUTHENTICATOR_DATA))
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.SIGNATURE))
        && (owner == null || owner.isEmpty() || WebAuthnInput.bytes(owner));
  }

  @Override
  protected void setErrorResponse(
      AuthenticationFlowContext context, String errorCase, String errorMessage) {
    LOG.debugf("A passkey was refused: %s, %s", errorCase, errorMessage);
    context.getEvent().detail(WebAuthnConstants.AUTH_ERR_LABEL, errorCase);
    refuse(context, Refusal.PASSKEY_WRONG.message());
  }

  private void refuse(AuthenticationFlowContext context, String message) {
    Refusal.PASSKEY_WRONG.of(
        context
            .getEvent()
            .user(context.getUser())
            .detail(Details.CREDENTIAL_TYPE, getCredentialType()));
    Response page = page(context, message);
    if (page != null) {
      context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
    }
  }

  private boolean closed(AuthenticationFlowContext context, BruteForceGate door) {
    switch (door) {
      case OPEN -> {
        return false;
      }
      case LOCKED_OUT -> {
        BruteForceGate.reportLockout(context);
        show(context, Refusal.LOCKED_OUT.message());
      }
      case BUSY -> show(context, "passkeyNotChecked");
    }
    return true;
  }

  private void show(AuthenticationFlowContext context, String message) {
    Response page = page(context, message);
    if (page != null) {
      context.challenge(page);
    }
  }

  private static boolean unreadable(AuthenticationFlowContext context) {
    return ReadableFactors.refuse(context, PasskeyMethod.METHOD, UNREADABLE);
  }

  /**
   * Returns the page with a new challenge. An employee without a readable passkey gets an error
   * instead; then it returns null.
   *
   * @param message what went wrong; null when nothing did
   */
  private Response page(AuthenticationFlowContext context, String message) {
    LoginFormsProvider form = fillContextForm(PasskeyOwner.in(context));
    if (form == null) {
      ReadableFactors.refuse(context, UNREADABLE);
      return null;
    }
    if (message != null) {
      form.setError(message);
    }
    return form.createLoginWebAuthn();
  }
}
