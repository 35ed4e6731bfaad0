package dk.adgang.secondfactor;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import dk.adgang.SentForm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;

/**
 * Keycloak's own enrolment of a passkey or security key, with a way back to the choice. What the
 * page sends is looked at before Keycloak does, whose reading of it ends in an error of the server
 * where something is missing.
 */
final class EnrolPasskey extends WebAuthnRegister {

  EnrolPasskey(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
    super(session, trust);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    ChosenEnrolment enrolment = enrolment(context);
    if (!enrolment.stoppedAtStart(this)) {
      show(context, enrolment, null);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    ChosenEnrolment enrolment = enrolment(context);
    if (enrolment.stopped(this) || enrolment.another()) {
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    String name = SentForm.one(posted, WebAuthnConstants.AUTHENTICATOR_LABEL);
    if (posted.containsKey(WebAuthnConstants.IS_SET_RETRY)) {
      show(context, enrolment, null);
    } else if (!complete(context, posted)) {
      context.form().setError("passkeyIncomplete");
      show(context, enrolment, name);
    } else {
      Optional<KeyName.Refusal> refusal = KeyName.refusal(name, names(context));
      if (refusal.isPresent()) {
        String message = message(refusal.get());
        context
            .form()
            .addError(
                new FormMessage(WebAuthnConstants.AUTHENTICATOR_LABEL, message, KeyName.LONGEST));
        show(context, enrolment, name);
      } else {
        prepare(context, enrolment, name);
        super.processAction(context);
        enrolment.leave();
      }
    }
  }

  /** What has no challenge was sent twice, or not by our page. */
  private static boolean complete(
      RequiredActionContext context, MultivaluedMap<String, String> posted) {
    return context.getAuthenticationSession().getAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE)
            != null
        // Keycloak writes what stands there into the log; our page never sends it.
        && !posted.containsKey(WebAuthnConstants.ERROR)
        && SentByBrowser.bytes(SentForm.one(posted, WebAuthnConstants.CLIENT_DATA_JSON))
        && SentByBrowser.bytes(SentForm.one(posted, WebAuthnConstants.ATTESTATION_OBJECT))
        && SentByBrowser.bytes(SentForm.one(posted, WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID))
        && !SentForm.repeated(posted, WebAuthnConstants.TRANSPORTS)
        && SentByBrowser.names(posted.getFirst(WebAuthnConstants.TRANSPORTS))
        && !SentForm.repeated(posted, WebAuthnConstants.AUTHENTICATOR_ATTACHMENT)
        && SentByBrowser.names(posted.getFirst(WebAuthnConstants.AUTHENTICATOR_ATTACHMENT));
  }

  static String message(KeyName.Refusal refusal) {
    return switch (refusal) {
      case MISSING -> "passkeyNameMissing";
      case TOO_LONG -> "passkeyNameTooLong";
      case UNREADABLE -> "passkeyNameUnreadable";
      case TAKEN -> "passkeyNameTaken";
    };
  }

  private void show(RequiredActionContext context, ChosenEnrolment enrolment, String name) {
    prepare(context, enrolment, name);
    // Keycloak reads those that are there, to keep a device from being added twice.
    super.requiredActionChallenge(PasskeyOwner.in(context));
  }

  private void prepare(RequiredActionContext context, ChosenEnrolment enrolment, String name) {
    context
        .form()
        .setAttribute(
            ChosenEnrolment.PAGE,
            new PasskeyPage(enrolment.canChooseAnother(), name, KeyName.LONGEST, names(context)));
  }

  private List<String> names(RequiredActionContext context) {
    return context
        .getUser()
        .credentialManager()
        .getStoredCredentialsByTypeStream(getCredentialType())
        .map(CredentialModel::getUserLabel)
        .filter(Objects::nonNull)
        .toList();
  }

  private static ChosenEnrolment enrolment(RequiredActionContext context) {
    return new ChosenEnrolment(context, SecondFactorMethod.PASSKEY);
  }
}
