package dk.adgang.common;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A keyed hash of a text: HMAC (RFC 2104) with SHA-256. Without the key nobody can make one, or
 * find out its text by trying. Each text begins with its purpose, so that a hash for one purpose is
 * worth nothing for another.
 */
public final class RealmHmac {

  private static final String HMAC = "HmacSHA256";

  private final SecretKey key;

  /**
   * @param key at least one byte
   */
  public RealmHmac(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** By the realm's own symmetric key: it never leaves the server, and every node has it. */
  public static RealmHmac of(KeycloakSession session, RealmModel realm) {
    return new RealmHmac(
        session
            .keys()
            .getActiveKey(realm, KeyUse.SIG, Algorithm.HS512)
            .getSecretKey()
            .getEncoded());
  }

  /** Returns the hash in lowercase hexadecimal, 64 characters. */
  public String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  /** Returns the hash in 32 bytes. */
  public byte[] bytes(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + HMAC, e);
    }
  }
}
