package dk.adgang.secondfactor;

import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own authenticator apps, which are not removed by the account REST. */
public final class AppCredentials extends OTPCredentialProviderFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public OTPCredentialProvider create(KeycloakSession session) {
    return new OTPCredentialProvider(session) {
      @Override
      public CredentialTypeMetadata getCredentialTypeMetadata(
          CredentialTypeMetadataContext context) {
        return StoredFactors.type(session, super.getCredentialTypeMetadata(context));
      }
    };
  }
}
