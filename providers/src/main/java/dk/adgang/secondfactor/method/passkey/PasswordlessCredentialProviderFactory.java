package dk.adgang.secondfactor.method.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.AccountRestDeletion;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.secondfactor.ReadableFactors;
import org.keycloak.authentication.authenticators.browser.WebAuthnMetadataService;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Keycloak's own passkeys in place of the password, which are not removed by the account REST. */
@SuppressWarnings("rawtypes") // Keycloak's own names the type so.
public final class PasswordlessCredentialProviderFactory
    extends WebAuthnPasswordlessCredentialProviderFactory
    implements OverridesKeycloak<CredentialProvider> {

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public CredentialProvider create(KeycloakSession session) {
    return AdgangRealm.uses(session)
        ? new Store(session, getMetadataService(), createOrGetObjectConverter())
        : super.create(session);
  }

  private static final class Store extends WebAuthnPasswordlessCredentialProvider {

    private final KeycloakSession session;

    Store(KeycloakSession session, WebAuthnMetadataService metadata, ObjectConverter converter) {
      super(session, metadata, converter);
      this.session = session;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
      return AccountRestDeletion.closed(session, super.getCredentialTypeMetadata(context));
    }

    /**
     * As {@link PasskeyCredentialProvider}: one that cannot be read is listed, so that it can be
     * removed.
     */
    @Override
    public WebAuthnCredentialModel getCredentialFromModel(CredentialModel stored) {
      return ReadableFactors.broken(stored, PasskeyMethod::canBeRead)
          ? PasskeyCredentialProvider.withoutKey(stored)
          : super.getCredentialFromModel(stored);
    }
  }
}
