package dk.adgang.secondfactor.method.sms;

import dk.adgang.AccountRestDeletion;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Stores and lists {@link SmsCredential}s. */
final class SmsCredentialProvider implements CredentialProvider<SmsCredential> {

  private final KeycloakSession session;

  SmsCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return SmsCredential.TYPE;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, SmsCredential credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public SmsCredential getCredentialFromModel(CredentialModel model) {
    return SmsCredential.of(model);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    CredentialTypeMetadata type =
        CredentialTypeMetadata.builder()
            .type(getType())
            .category(CredentialTypeMetadata.Category.TWO_FACTOR)
            .displayName("adgang-sms-display-name")
            .helpText("adgang-sms-help-text")
            .iconCssClass("kcAuthenticatorDefaultClass")
            .createAction(EnrolSmsRequiredAction.ID)
            .removeable(true)
            .build(session);
    return AccountRestDeletion.closed(session, type);
  }
}
