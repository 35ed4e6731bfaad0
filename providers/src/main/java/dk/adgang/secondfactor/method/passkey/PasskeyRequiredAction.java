package dk.adgang.secondfactor.method.passkey;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import dk.adgang.secondfactor.CredentialLabel;
import dk.adgang.secondfactor.EnrolmentGuard;
import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own enrolment of a passkey or security key, with a way back to the choice. The sent
 * form is checked before Keycloak reads it, because Keycloak ends in an error of the server where
 * something is missing.
 */
final class PasskeyRequiredAction extends WebAuthnRegister {

  PasskeyRequiredAction(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
    super(session, trust);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    EnrolmentGuard enrolment = enrolment(context);
    if (!enrolment.blocksStart(this)) {
      show(context, enrolment, null);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    EnrolmentGuard enrolment = enrolment(context);
    if (enrolment.blocks(this) || enrolment.another()) {
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    PostedPasskey sent = new PostedPasskey(context, getCredentialType());
    if (posted.containsKey(WebAuthnConstants.IS_SET_RETRY)) {
      show(context, enrolment, null);
    } else if (sent.refused()) {
      show(context, enrolment, sent.name());
    } else {
      prepare(context, enrolment, sent.name());
      super.processAction(context);
      EnrolmentGuard.leave(context);
    }
  }

  private void show(RequiredActionContext context, EnrolmentGuard enrolment, String name) {
    prepare(context, enrolment, name);
    // Keycloak reads those that are there, to keep a device from being added twice.
    super.requiredActionChallenge(PasskeyOwner.in(context));
  }

  private void prepare(RequiredActionContext context, EnrolmentGuard enrolment, String name) {
    context
        .form()
        .setAttribute(
            EnrolmentGuard.PAGE,
            new PasskeyView(
                enrolment.canChooseAnother(),
                name,
                CredentialLabel.LONGEST,
                new PostedPasskey(context, getCredentialType()).names()));
  }

  private static EnrolmentGuard enrolment(RequiredActionContext context) {
    return new EnrolmentGuard(context, PasskeyMethod.METHOD);
  }
}
