package dk.adgang.secondfactor.method.totp;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.AccountRestDeletion;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.secondfactor.ReadableFactors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** Keycloak's own authenticator apps, which are not removed by the account REST. */
@SuppressWarnings("rawtypes") // Keycloak's own names the type so.
public final class TotpCredentialProviderFactory extends OTPCredentialProviderFactory
    implements OverridesKeycloak<CredentialProvider> {

  /** Keycloak asks for its own class by name, so that it must be one. */
  @Override
  public OTPCredentialProvider create(KeycloakSession session) {
    if (!AdgangRealm.uses(session)) {
      return super.create(session);
    }
    return new OTPCredentialProvider(session) {
      @Override
      public CredentialTypeMetadata getCredentialTypeMetadata(
          CredentialTypeMetadataContext context) {
        return AccountRestDeletion.closed(session, super.getCredentialTypeMetadata(context));
      }

      /**
       * Keycloak takes the first app, also for the page; this takes the first one that can be used.
       */
      @Override
      public OTPCredentialModel getDefaultCredential(
          KeycloakSession keycloak, RealmModel realm, UserModel employee) {
        return ReadableFactors.of(employee, TotpMethod.METHOD)
            .findFirst()
            .map(this::getCredentialFromModel)
            .orElse(null);
      }

      /** Returns the stored app; when it cannot be read, one without a key. */
      @Override
      public OTPCredentialModel getCredentialFromModel(CredentialModel stored) {
        if (!ReadableFactors.broken(stored, TotpMethod::canBeRead)) {
          return super.getCredentialFromModel(stored);
        }
        OTPCredentialModel unreadable =
            OTPCredentialModel.createFromPolicy(
                session.getContext().getRealm(), null, stored.getUserLabel());
        unreadable.setId(stored.getId());
        unreadable.setCreatedDate(stored.getCreatedDate());
        return unreadable;
      }
    };
  }
}
