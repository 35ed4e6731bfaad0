package dk.adgang.secondfactor.method.passkey;

import dk.adgang.common.PureRule;
import java.util.regex.Pattern;

/**
 * Checks the form of what a browser's WebAuthn sends. Keycloak verifies the proof; this only keeps
 * away texts that could not even be read.
 */
@PureRule
final class WebAuthnInput {

  /** Characters: far more than the answer of any authenticator needs. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_WORDS = 100;

  /** Base64url without padding (RFC 4648, section 5). */
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

  private static final Pattern WORDS = Pattern.compile("[a-z-]*(,[a-z-]+)*");

  private WebAuthnInput() {}

  /** Whether the text encodes bytes. */
  static boolean bytes(String text) {
    return text != null
        && text.length() <= MOST_BYTES
        && text.length() % 4 != 1
        && BASE64URL.matcher(text).matches();
  }

  /** Whether the text is a short list of names, as of transports; it may be missing. */
  static boolean names(String text) {
    return text == null || (text.length() <= MOST_WORDS && WORDS.matcher(text).matches());
  }
}
