package dk.adgang.admin.console.visit;

import dk.adgang.common.RealmHmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Says in the address of a page what was done just before it. The address alone is not believed:
 * anybody can send a link that says «deleted». So the code is sealed for the session in which it
 * was done, and counts for some minutes.
 */
record DoneNote(KeycloakSession session, RealmModel realm, String userSession) {

  /** Long enough for a slow phone, and for a reload. */
  private static final Duration COUNTS = Duration.ofMinutes(5);

  /** The prefix of the hashed text, so that this hash cannot be used for another purpose. */
  private static final String MARK = "adgang.console.done ";

  private static final Pattern SEALED = Pattern.compile("(\\w{1,40})\\.(\\d{1,15})\\.(\\w{1,200})");

  /** Returns the code as it goes into an address. */
  String seal(String code, Instant now) {
    return code
        + "."
        + now.getEpochSecond()
        + "."
        + hash(code, Long.toString(now.getEpochSecond()));
  }

  /** Returns the code of an address; null for none, or when this session has not sealed it now. */
  String read(String sealed, Instant now) {
    Matcher parts = SEALED.matcher(sealed == null ? "" : sealed);
    if (!parts.matches()) {
      return null;
    }
    boolean ours =
        MessageDigest.isEqual(bytes(hash(parts.group(1), parts.group(2))), bytes(parts.group(3)));
    Instant since = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
    return ours && !now.isAfter(since.plus(COUNTS)) ? parts.group(1) : null;
  }

  private String hash(String code, String second) {
    return RealmHmac.of(session, realm).hex(MARK + userSession + " " + code + " " + second);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
