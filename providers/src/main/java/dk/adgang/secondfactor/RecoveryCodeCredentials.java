package dk.adgang.secondfactor;

import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProvider;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own recovery codes, which are not removed by the account REST. */
public final class RecoveryCodeCredentials extends RecoveryAuthnCodesCredentialProviderFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public RecoveryAuthnCodesCredentialProvider create(KeycloakSession session) {
    return new RecoveryAuthnCodesCredentialProvider(session) {
      @Override
      public CredentialTypeMetadata getCredentialTypeMetadata(
          CredentialTypeMetadataContext context) {
        return StoredFactors.type(session, super.getCredentialTypeMetadata(context));
      }
    };
  }
}
