package dk.adgang.secondfactor.method.totp;

import dk.adgang.AccountRestDeletion;
import dk.adgang.AdgangRealm;
import dk.adgang.secondfactor.ReadableFactors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** Keycloak's own authenticator apps, which are not removed by the account REST. */
public final class TotpCredentialProviderFactory extends OTPCredentialProviderFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

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

      /** Keycloak takes the first one, also for the page; here it is the first that can be used. */
      @Override
      public OTPCredentialModel getDefaultCredential(
          KeycloakSession keycloak, RealmModel realm, UserModel employee) {
        return ReadableFactors.of(employee, TotpMethod.METHOD)
            .findFirst()
            .map(this::getCredentialFromModel)
            .orElse(null);
      }

      /** Returns what is stored; where that cannot be read, an app without a key. */
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
