package com.example;

import dk.adgang.common.keycloak.AccountRestDeletion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Stores cards. The code is long and random, so that its hash needs no salt. */
public final class CardCredentials
    implements CredentialProviderFactory<CardCredentials.Cards> {

  static final String TYPE = "example-card";

  static String newCode() {
    return SecretGenerator.getInstance().randomString(16, SecretGenerator.UPPER);
  }

  static CredentialModel of(String code) {
    CredentialModel card = new CredentialModel();
    card.setType(TYPE);
    card.setCreatedDate(Time.currentTimeMillis());
    card.setCredentialData("{}");
    card.setSecretData(hash(code));
    return card;
  }

  static boolean has(UserModel employee, String typed) {
    byte[] hash = hash(typed.strip()).getBytes(StandardCharsets.US_ASCII);
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .map(card -> card.getSecretData().getBytes(StandardCharsets.US_ASCII))
        .anyMatch(stored -> MessageDigest.isEqual(stored, hash));
  }

  private static String hash(String code) {
    byte[] hash = HashUtils.hash("SHA-256", code.getBytes(StandardCharsets.UTF_8));
    return "\"" + HexFormat.of().formatHex(hash) + "\"";
  }

  @Override
  public String getId() {
    return TYPE;
  }

  @Override
  public Cards create(KeycloakSession session) {
    return new Cards(session);
  }

  /** The credential type for the account console and the admin console. */
  public record Cards(KeycloakSession session) implements CredentialProvider<CredentialModel> {

    @Override
    public String getType() {
      return TYPE;
    }

    @Override
    public CredentialModel createCredential(
        RealmModel realm, UserModel employee, CredentialModel card) {
      return employee.credentialManager().createStoredCredential(card);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel employee, String id) {
      return employee.credentialManager().removeStoredCredentialById(id);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel card) {
      return card;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
      CredentialTypeMetadata card =
          CredentialTypeMetadata.builder()
              .type(TYPE)
              .category(CredentialTypeMetadata.Category.TWO_FACTOR)
              .displayName("factorName.card")
              .helpText("secondFactor.card.text")
              .createAction(EnrolCard.ID)
              .removeable(true)
              .build(session);
      // Closes a way of Keycloak's to remove it without a proof.
      return AccountRestDeletion.closed(session, card);
    }
  }
}
