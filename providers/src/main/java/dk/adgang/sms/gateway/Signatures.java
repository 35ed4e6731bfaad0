package dk.adgang.sms.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.PureRule;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks what a service signed with a secret that it shares with us. */
@PureRule
final class Signatures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Signatures() {}

  /**
   * @param algorithm as Java calls it, {@code HmacSHA256}
   */
  static byte[] hmac(String algorithm, String secret, String signed) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the same time wherever they differ. */
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a JSON Web Token claims (RFC 7519), when it is signed with HS256 by this secret. Any other
   * algorithm is refused, «none» above all.
   */
  static Optional<JsonNode> claims(String token, String secret) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = JSON.readTree(decode(parts[0]));
      byte[] expected = hmac("HmacSHA256", secret, parts[0] + "." + parts[1]);
      if (!header.path("alg").asText("").equals("HS256") || !same(expected, decode(parts[2]))) {
        return Optional.empty();
      }
      return Optional.of(JSON.readTree(decode(parts[1]))).filter(JsonNode::isObject);
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] decode(String part) {
    return Base64.getUrlDecoder().decode(part.getBytes(US_ASCII));
  }
}
