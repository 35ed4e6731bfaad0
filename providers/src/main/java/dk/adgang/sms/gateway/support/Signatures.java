package dk.adgang.sms.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.common.PureRule;
import dk.adgang.common.Sha256;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the signatures that a service made with a secret that it shares with us. */
@PureRule
public final class Signatures {

  private Signatures() {}

  /**
   * The keyed hash of the signed text.
   *
   * @param algorithm as Java calls it, {@code HmacSHA256}
   */
  public static byte[] hmac(String algorithm, String secret, String signed) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the same time wherever they differ. */
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  public static byte[] sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }
}
