package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, as RFC 6238 describes it: SHA-1, 30 seconds. */
final class Totp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int PERIOD = 30;

  private final byte[] key;

  Totp(byte[] key) {
    this.key = key.clone();
  }

  /** An app into which a person has typed the key from the page. */
  static Totp withKey(String base32) {
    var bytes = new ByteArrayOutputStream();
    var bits = 0;
    var buffer = 0;
    for (var c : base32.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT).toCharArray()) {
      var value = BASE32.indexOf(c);
      if (value < 0) {
        throw new IllegalArgumentException("Not Base32: " + base32);
      }
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write((buffer >> bits) & 0xff);
      }
    }
    return new Totp(bytes.toByteArray());
  }

  /** An app that a test made up a key for; of letters and digits, as Keycloak stores it. */
  static Totp ofTest() {
    return new Totp(
        UUID.randomUUID().toString().replace("-", "").substring(0, 20).getBytes(US_ASCII));
  }

  /** The key as Keycloak stores it. */
  String secret() {
    return new String(key, US_ASCII);
  }

  String codeAt(Instant time) {
    return codeAt(time, 6);
  }

  /**
   * The code that the app shows after the one at that time; a server that looks ahead takes it too.
   */
  String codeAfter(Instant time) {
    return codeAt(time.plusSeconds(PERIOD));
  }

  String codeAt(Instant time, int digits) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      var hash =
          mac.doFinal(ByteBuffer.allocate(8).putLong(time.getEpochSecond() / PERIOD).array());
      var offset = hash[hash.length - 1] & 0xf;
      var number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
      var code = Long.toString(number % (long) Math.pow(10, digits));
      return "0".repeat(digits - code.length()) + code;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
