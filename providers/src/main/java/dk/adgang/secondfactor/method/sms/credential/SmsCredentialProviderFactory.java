package dk.adgang.secondfactor.method.sms.credential;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Offers the credential type of SMS codes. */
public final class SmsCredentialProviderFactory
    implements CredentialProviderFactory<SmsCredentialProvider> {

  public static final String ID = "adgang-sms";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new SmsCredentialProvider(session);
  }
}
