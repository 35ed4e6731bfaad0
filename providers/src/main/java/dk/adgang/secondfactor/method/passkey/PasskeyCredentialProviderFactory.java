package dk.adgang.secondfactor.method.passkey;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link PasskeyCredentialProvider} in the place of Keycloak's own. */
@SuppressWarnings("rawtypes") // Keycloak's own names the type so.
public final class PasskeyCredentialProviderFactory extends WebAuthnCredentialProviderFactory
    implements OverridesKeycloak<CredentialProvider> {

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    if (!AdgangRealm.uses(session)) {
      return super.create(session);
    }
    return new PasskeyCredentialProvider(
        session, getMetadataService(), createOrGetObjectConverter());
  }
}
