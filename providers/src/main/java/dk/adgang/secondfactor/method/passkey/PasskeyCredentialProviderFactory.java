package dk.adgang.secondfactor.method.passkey;

import dk.adgang.AdgangRealm;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link PasskeyCredentialProvider} in the place of Keycloak's own. */
public final class PasskeyCredentialProviderFactory extends WebAuthnCredentialProviderFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

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
