package dk.adgang.secondfactor.method.passkey;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.util.exception.WebAuthnException;
import dk.adgang.common.keycloak.AccountRestDeletion;
import dk.adgang.secondfactor.ReadableFactors;
import java.util.Base64;
import java.util.Set;
import org.keycloak.authentication.authenticators.browser.WebAuthnMetadataService;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialPublicKeyConverter;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;
import org.keycloak.models.credential.dto.WebAuthnSecretData;

/**
 * Keycloak's own passkeys as second factors, which are not removed by the account REST. One that
 * cannot be read is listed there all the same, so that it can be removed.
 */
final class PasskeyCredentialProvider extends WebAuthnCredentialProvider {

  /** The id of an unknown model of authenticator. */
  private static final String NO_MODEL = "00000000-0000-0000-0000-000000000000";

  private final KeycloakSession session;
  private final CredentialPublicKeyConverter keys;

  PasskeyCredentialProvider(
      KeycloakSession session, WebAuthnMetadataService metadata, ObjectConverter converter) {
    super(session, metadata, converter);
    this.session = session;
    this.keys = new CredentialPublicKeyConverter(converter);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return AccountRestDeletion.closed(session, super.getCredentialTypeMetadata(context));
  }

  /** Returns the stored passkey; when it cannot be read, one without a key, to be listed. */
  @Override
  public WebAuthnCredentialModel getCredentialFromModel(CredentialModel stored) {
    return ReadableFactors.broken(stored, PasskeyMethod::canBeRead)
        ? withoutKey(stored)
        : super.getCredentialFromModel(stored);
  }

  static WebAuthnCredentialModel withoutKey(CredentialModel stored) {
    return WebAuthnCredentialModel.create(
        stored.getId(),
        stored.getType(),
        stored.getCreatedDate(),
        stored.getUserLabel(),
        new WebAuthnCredentialData(NO_MODEL, "", 0, null, null, null, Set.of()),
        new WebAuthnSecretData());
  }

  @Override
  public boolean isValid(RealmModel realm, UserModel employee, CredentialInput answer) {
    return super.isValid(realm, new PasskeyOwner(employee, this::canVerify), answer);
  }

  /** Whether a signature could be verified with a stored credential. */
  private boolean canVerify(CredentialModel stored) {
    if (!PasskeyMethod.isReadable(stored)) {
      return false;
    }
    try {
      WebAuthnCredentialData data =
          WebAuthnCredentialModel.createFromCredentialModel(stored).getWebAuthnCredentialData();
      byte[] id = Base64.getMimeDecoder().decode(data.getCredentialId());
      COSEKey key = keys.convertToEntityAttribute(data.getCredentialPublicKey());
      return id.length > 0 && key != null && new AAGUID(data.getAaguid()).getValue() != null;
    } catch (RuntimeException e) {
      ReadableFactors.report(stored, e);
      return false;
    }
  }

  @Override
  protected WebAuthnAuthenticationManager getWebAuthnAuthenticationManager() {
    return new Quiet(super.getWebAuthnAuthenticationManager());
  }

  /** Keycloak's own check, without stack traces of refusals in the log. */
  private static final class Quiet extends WebAuthnAuthenticationManager {

    private final WebAuthnAuthenticationManager keycloaks;

    Quiet(WebAuthnAuthenticationManager keycloaks) {
      this.keycloaks = keycloaks;
    }

    @Override
    public AuthenticationData parse(AuthenticationRequest request) {
      try {
        return keycloaks.parse(request);
      } catch (WebAuthnException e) {
        throw new PasskeyRefusedException(e);
      }
    }

    @Override
    public AuthenticationData verify(AuthenticationData data, AuthenticationParameters expected) {
      try {
        return keycloaks.verify(data, expected);
      } catch (WebAuthnException e) {
        throw new PasskeyRefusedException(e);
      }
    }
  }
}
