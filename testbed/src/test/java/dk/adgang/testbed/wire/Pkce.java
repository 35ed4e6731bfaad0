package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a login (RFC 7636): its hash goes along first, and itself with the code. */
final class Pkce {

  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private final String verifier = random();

  String verifier() {
    return verifier;
  }

  /** The hash that the question for the login carries. */
  String challenge() {
    return URL_SAFE.encodeToString(sha256(verifier));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Enough for a secret or a state. */
  static String random() {
    var bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return URL_SAFE.encodeToString(bytes);
  }
}
