package dk.adgang.secondfactor.recovery;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.AccountRestDeletion;
import dk.adgang.common.keycloak.OverridesKeycloak;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProvider;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** Keycloak's own recovery codes, which are not removed by the account REST. */
@SuppressWarnings("rawtypes") // Keycloak's own names the type so.
public final class RecoveryCodeCredentialProviderFactory
    extends RecoveryAuthnCodesCredentialProviderFactory
    implements OverridesKeycloak<CredentialProvider> {

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public RecoveryAuthnCodesCredentialProvider create(KeycloakSession session) {
    if (!AdgangRealm.uses(session)) {
      return super.create(session);
    }
    return new RecoveryAuthnCodesCredentialProvider(session) {
      @Override
      public CredentialTypeMetadata getCredentialTypeMetadata(
          CredentialTypeMetadataContext context) {
        return AccountRestDeletion.closed(session, super.getCredentialTypeMetadata(context));
      }

      /** Returns the stored codes; when they cannot be read, an empty list of codes. */
      @Override
      public RecoveryAuthnCodesCredentialModel getCredentialFromModel(CredentialModel stored) {
        if (stored.getId() == null || RecoveryCodes.readable(stored)) {
          return super.getCredentialFromModel(stored);
        }
        RecoveryAuthnCodesCredentialModel unreadable =
            RecoveryAuthnCodesCredentialModel.createFromValues(List.of(), 0, stored.getUserLabel());
        unreadable.setId(stored.getId());
        unreadable.setCreatedDate(stored.getCreatedDate());
        return unreadable;
      }

      @Override
      protected int getWarningThreshold() {
        return RecoveryCodesRequiredAction.threshold(session.getContext().getRealm());
      }
    };
  }
}
