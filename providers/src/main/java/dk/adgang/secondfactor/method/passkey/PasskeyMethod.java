package dk.adgang.secondfactor.method.passkey;

import dk.adgang.secondfactor.ReadableFactors;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import java.util.Objects;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;

/** A passkey or security key (W3C WebAuthn), as Keycloak brings it. */
public final class PasskeyMethod implements SecondFactorMethod {

  static final PasskeyMethod METHOD = new PasskeyMethod();

  @Override
  public String getId() {
    return "passkey";
  }

  @Override
  public int position() {
    return 30;
  }

  @Override
  public String credentialType() {
    return WebAuthnCredentialModel.TYPE_TWOFACTOR;
  }

  @Override
  public String requiredAction() {
    return WebAuthnRegisterFactory.PROVIDER_ID;
  }

  @Override
  public String authenticator() {
    return WebAuthnAuthenticatorFactory.PROVIDER_ID;
  }

  @Override
  public String reference() {
    return "swk";
  }

  @Override
  public boolean readable(CredentialModel stored) {
    return canBeRead(stored);
  }

  /**
   * Reads the same fields as Keycloak, whose own steps would end in an error of the server.
   * Passkeys in place of the password are stored alike.
   */
  static boolean canBeRead(CredentialModel stored) {
    WebAuthnCredentialData data =
        WebAuthnCredentialModel.createFromCredentialModel(stored).getWebAuthnCredentialData();
    Objects.requireNonNull(data.getCredentialId());
    Objects.requireNonNull(data.getAaguid());
    Objects.requireNonNull(data.getCredentialPublicKey());
    return true;
  }

  /** Whether a stored passkey of either kind can be read; reports it once where it cannot. */
  static boolean isReadable(CredentialModel stored) {
    return ReadableFactors.read(stored, PasskeyMethod::canBeRead);
  }
}
