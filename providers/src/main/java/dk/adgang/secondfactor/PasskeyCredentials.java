package dk.adgang.secondfactor;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own passkeys as second factors, which are not removed by the account REST. */
public final class PasskeyCredentials extends WebAuthnCredentialProviderFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new WebAuthnCredentialProvider(
        session, getMetadataService(), createOrGetObjectConverter()) {
      @Override
      public CredentialTypeMetadata getCredentialTypeMetadata(
          CredentialTypeMetadataContext context) {
        return StoredFactors.type(session, super.getCredentialTypeMetadata(context));
      }
    };
  }
}
