package dk.adgang.common.keycloak;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Credentials of ours, which Keycloak stores as it stores its own.
 *
 * @param <T> a stored credential
 */
public interface StoredCredentialProvider<T extends CredentialModel> extends CredentialProvider<T> {

  @Override
  default CredentialModel createCredential(RealmModel realm, UserModel user, T credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  default boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }
}
