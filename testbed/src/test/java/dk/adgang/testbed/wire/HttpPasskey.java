package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
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
public final class HttpPasskey {

  /** On our pages, and in the script of Keycloak's own. */
  /** In the script of Keycloak's own page. */
  private static final Pattern CHALLENGE = Pattern.compile("challenge *: *\"([^\"]+)\"");

  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  /** The owner is there, and has shown a finger. */
  private static final byte PRESENT_AND_VERIFIED = 0x05;

  /** The data of the device hold its new key. */
  private static final byte KEY_INCLUDED = 0x40;

  /**
   * An attestation object in CBOR (RFC 8949) up to the length of the data of the device: a map of
   * three, of which the format is «none» and the statement empty.
   */
  private static final String ATTESTATION = "\u00a3cfmtdnonegattStmt\u00a0hauthDataX";

  private static final int COORDINATE = 32;

  /** A key of COSE (RFC 8152, 13.1.1) up to the first coordinate: EC2, ES256, P-256, x. */
  private static final byte[] COSE = {
    (byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE
  };

  private static final byte[] COSE_Y = {0x22, 0x58, COORDINATE};

  private final byte[] id = new byte[16];
  private final KeyPair pair;
  private int uses;

  public HttpPasskey() {
    new SecureRandom().nextBytes(id);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as the admin REST takes it, enrolled as a second factor. */
  public Map<String, Object> factor() {
    return factor("webauthn");
  }

  /** The same, as a credential of another type. */
  public Map<String, Object> factor(String type) {
    return Map.of(
        "type",
        type,
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

  /** Its id and its private key, for a device that is to have it, in base64. */
  public String[] secret() {
    var encoder = Base64.getEncoder();
    return new String[] {
      encoder.encodeToString(id), encoder.encodeToString(pair.getPrivate().getEncoded())
    };
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
  public String[] answer(Page page) {
    var client = client("webauthn.get", page);
    uses++;
    var device =
        ByteBuffer.allocate(37)
            .put(sha256(page.at().getHost().getBytes(UTF_8)))
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

  /** Returns what the page that adds a passkey sends, with the attestation «none» (8.7). */
  public String[] added(Page page, String name) {
    var cose = cose();
    var device =
        ByteBuffer.allocate(37 + 16 + 2 + id.length + cose.length)
            .put(sha256(page.at().getHost().getBytes(UTF_8)))
            .put((byte) (PRESENT_AND_VERIFIED | KEY_INCLUDED))
            .putInt(0)
            .put(new byte[16])
            .putShort((short) id.length)
            .put(id)
            .put(cose)
            .array();
    var attestation = new ByteArrayOutputStream();
    attestation.writeBytes(ATTESTATION.getBytes(ISO_8859_1));
    attestation.write(device.length);
    attestation.writeBytes(device);
    return new String[] {
      "clientDataJSON",
      URL_SAFE.encodeToString(client("webauthn.create", page)),
      "attestationObject",
      URL_SAFE.encodeToString(attestation.toByteArray()),
      "publicKeyCredentialId",
      URL_SAFE.encodeToString(id),
      "authenticatorLabel",
      name,
      "transports",
      "internal",
      "authenticatorAttachment",
      "platform"
    };
  }

  private static String challenge(Page page) {
    var ours = page.document().select("[data-challenge]").attr("data-challenge");
    if (!ours.isEmpty()) {
      return ours;
    }
    var found = CHALLENGE.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("No challenge on the page at " + page.at());
    }
    return found.group(1);
  }

  private static byte[] client(String type, Page page) {
    return AdminRest.text(
            Map.of(
                "type",
                type,
                "challenge",
                challenge(page),
                "origin",
                page.at().getScheme() + "://" + page.at().getAuthority(),
                "crossOrigin",
                false))
        .getBytes(UTF_8);
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
