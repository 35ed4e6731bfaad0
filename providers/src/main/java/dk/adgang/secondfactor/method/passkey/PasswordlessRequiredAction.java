package dk.adgang.secondfactor.method.passkey;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import dk.adgang.secondfactor.CredentialLabel;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.FactorChangeGuard;
import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegister;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own enrolment of a passkey in place of the password. It is no second factor, so no
 * employer allows or forbids it; but it is a new way in, so the existing second factor has to be
 * proven first.
 */
final class PasswordlessRequiredAction extends WebAuthnPasswordlessRegister {

  PasswordlessRequiredAction(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
    super(session, trust);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (!blocks(context)) {
      show(context, null);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (blocks(context)) {
      return;
    }
    PostedPasskey sent = new PostedPasskey(context, getCredentialType());
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (posted.containsKey(WebAuthnConstants.IS_SET_RETRY)) {
      show(context, null);
    } else if (sent.refused()) {
      show(context, sent.name());
    } else {
      prepare(context, sent.name());
      super.processAction(context);
      EnrolmentGuard.leave(context);
    }
  }

  private boolean blocks(RequiredActionContext context) {
    return FactorChangeGuard.blocks(context, this, WebAuthnPasswordlessRegisterFactory.PROVIDER_ID);
  }

  private void show(RequiredActionContext context, String name) {
    prepare(context, name);
    // Keycloak reads those that are there, to keep a device from being added twice.
    super.requiredActionChallenge(PasskeyOwner.in(context));
  }

  private void prepare(RequiredActionContext context, String name) {
    context
        .form()
        .setAttribute(
            EnrolmentGuard.PAGE,
            new PasskeyView(
                false,
                name,
                CredentialLabel.LONGEST,
                new PostedPasskey(context, getCredentialType()).names()));
  }
}
