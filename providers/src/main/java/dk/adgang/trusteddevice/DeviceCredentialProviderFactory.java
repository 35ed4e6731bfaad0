package dk.adgang.trusteddevice;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Offers the credential type of remembered devices. */
public final class DeviceCredentialProviderFactory
    implements CredentialProviderFactory<DeviceCredentialProvider> {

  @Override
  public String getId() {
    return DeviceCredential.TYPE;
  }

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new DeviceCredentialProvider(session);
  }
}
