package dk.adgang.secondfactor.method.sms.credential;

import dk.adgang.common.keycloak.AccountRestDeletion;
import dk.adgang.common.keycloak.StoredCredentialProvider;
import dk.adgang.secondfactor.method.sms.EnrolSmsRequiredAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;

/** Stores and lists {@link SmsCredential}s. */
public final class SmsCredentialProvider implements StoredCredentialProvider<SmsCredential> {

  private final KeycloakSession session;

  public SmsCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return SmsCredential.TYPE;
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
