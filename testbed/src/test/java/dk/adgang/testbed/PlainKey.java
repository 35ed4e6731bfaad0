package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.testbed.PlainBrowser.Page;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A passkey without a browser: what a device keeps and signs, as Web Authentication Level 2
 * describes it in 6.1 and 7.2, with the algorithm ES256.
 */
final class PlainKey {

  private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");
  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  /** The owner is there, and has shown a finger. */
  private static final byte PRESENT_AND_VERIFIED = 0x05;

  private static final int COORDINATE = 32;

  /** A key of COSE (RFC 8152, 13.1.1) up to the first coordinate: EC2, ES256, P-256, x. */
  private static final byte[] COSE = {
    (byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE
  };

  private static final byte[] COSE_Y = {0x22, 0x58, COORDINATE};

  private final byte[] id = new byte[16];
  private final KeyPair pair;
  private int uses;

  PlainKey() {
    new SecureRandom().nextBytes(id);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as the admin REST takes it, enrolled. */
  Map<String, Object> factor() {
    return Map.of(
        "type",
        "webauthn",
        "userLabel",
        "Min telefon",
        "secretData",
        "{}",
        "credentialData",
        AdminRest.text(
            Map.of(
                "aaguid",
                "00000000-0000-0000-0000-000000000000",
                "credentialId",
                Base64.getEncoder().encodeToString(id),
                "counter",
                0,
                "credentialPublicKey",
                URL_SAFE.encodeToString(cose()),
                "attestationStatementFormat",
                "none")));
  }

  private byte[] cose() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    var cose = new ByteArrayOutputStream();
    cose.writeBytes(COSE);
    cose.writeBytes(coordinate(point.getAffineX()));
    cose.writeBytes(COSE_Y);
    cose.writeBytes(coordinate(point.getAffineY()));
    return cose.toByteArray();
  }

  /** Without a sign, in as many bytes as all have. */
  private static byte[] coordinate(BigInteger value) {
    var bytes = value.toByteArray();
    var fixed = new byte[COORDINATE];
    var length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }

  /** Returns what the page for a passkey sends when its owner has touched the device. */
  String[] answer(Page page) {
    var challenge = CHALLENGE.matcher(page.body());
    if (!challenge.find()) {
      throw new AssertionError("No challenge on the page at " + page.at());
    }
    var origin = URI.create(page.at().getScheme() + "://" + page.at().getAuthority());
    var client =
        AdminRest.text(
                Map.of(
                    "type",
                    "webauthn.get",
                    "challenge",
                    challenge.group(1),
                    "origin",
                    origin.toString(),
                    "crossOrigin",
                    false))
            .getBytes(UTF_8);
    uses++;
    var device =
        ByteBuffer.allocate(37)
            .put(sha256(origin.getHost().getBytes(UTF_8)))
            .put(PRESENT_AND_VERIFIED)
            .putInt(uses)
            .array();
    return new String[] {
      "credentialId", URL_SAFE.encodeToString(id),
      "clientDataJSON", URL_SAFE.encodeToString(client),
      "authenticatorData", URL_SAFE.encodeToString(device),
      "signature", URL_SAFE.encodeToString(sign(device, sha256(client))),
      "userHandle", ""
    };
  }

  private byte[] sign(byte[] device, byte[] client) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(device);
      signature.update(client);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
