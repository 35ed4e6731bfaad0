package dk.adgang.secondfactor.method.passkey;

import dk.adgang.common.FormFields;
import dk.adgang.secondfactor.CredentialLabel;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The form that the page of a new passkey sends. It is checked before Keycloak reads it, because
 * Keycloak ends in an error of the server where something is missing.
 *
 * @param type of the credential that is enrolled
 */
record PostedPasskey(RequiredActionContext context, String type) {

  /** The name that the employee gave it. */
  String name() {
    return FormFields.one(posted(), WebAuthnConstants.AUTHENTICATOR_LABEL);
  }

  /** True when it cannot be stored; then the form says why. */
  boolean refused() {
    if (!complete()) {
      context.form().setError("passkeyIncomplete");
      return true;
    }
    Optional<CredentialLabel.Refusal> refusal = CredentialLabel.refusal(name(), names());
    refusal.ifPresent(
        why ->
            context
                .form()
                .addError(
                    new FormMessage(
                        WebAuthnConstants.AUTHENTICATOR_LABEL,
                        why.message(),
                        CredentialLabel.LONGEST)));
    return refusal.isPresent();
  }

  /** The names that are taken. */
  List<String> names() {
    return context
        .getUser()
        .credentialManager()
        .getStoredCredentialsByTypeStream(type)
        .map(CredentialModel::getUserLabel)
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * True when the form has all that Keycloak reads. Without a challenge it was sent twice, or not
   * by our page.
   */
  private boolean complete() {
    MultivaluedMap<String, String> posted = posted();
    return context.getAuthenticationSession().getAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE)
            != null
        // Keycloak would write this field into the log; our page never sends it.
        && !posted.containsKey(WebAuthnConstants.ERROR)
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.CLIENT_DATA_JSON))
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.ATTESTATION_OBJECT))
        && WebAuthnInput.bytes(FormFields.one(posted, WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID))
        && !FormFields.repeated(posted, WebAuthnConstants.TRANSPORTS)
        && WebAuthnInput.names(posted.getFirst(WebAuthnConstants.TRANSPORTS))
        && !FormFields.repeated(posted, WebAuthnConstants.AUTHENTICATOR_ATTACHMENT)
        && WebAuthnInput.names(posted.getFirst(WebAuthnConstants.AUTHENTICATOR_ATTACHMENT));
  }

  private MultivaluedMap<String, String> posted() {
    return context.getHttpRequest().getDecodedFormParameters();
  }
}
