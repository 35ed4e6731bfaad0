package dk.adgang.trusteddevice;

import dk.adgang.common.keycloak.StoredCredentialProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;

/** Lists remembered devices in the account console, where their owner can end each. */
final class DeviceCredentialProvider implements StoredCredentialProvider<DeviceCredential> {

  private final KeycloakSession session;

  DeviceCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return DeviceCredential.TYPE;
  }

  @Override
  public DeviceCredential getCredentialFromModel(CredentialModel model) {
    return DeviceCredential.of(model);
  }

  /** There is nothing to add here: a device is remembered where its second factor was proven. */
  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return CredentialTypeMetadata.builder()
        .type(getType())
        .category(CredentialTypeMetadata.Category.TWO_FACTOR)
        .displayName("adgang-device-display-name")
        .helpText("adgang-device-help-text")
        .iconCssClass("kcAuthenticatorDefaultClass")
        .removeable(true)
        .build(session);
  }
}
