package dk.adgang.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.outbound.NoAnswerException;
import dk.adgang.outbound.OutboundHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Asks a service that speaks the range protocol of Pwned Passwords whether a password has leaked.
 * The service learns the first five of forty hexadecimal digits of its SHA-1, and padding hides
 * from eavesdroppers how many it answered with. A service that is slow, down or odd answers no.
 */
final class LeakedPasswords {

  /** The limit for the whole call: the connection, the answer and its body. */
  static final Duration TOTAL = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(LeakedPasswords.class);
  private static final int TOLD = 5;

  /** A range has some 1,000 lines of 40 bytes, with padding. */
  private static final int LONGEST = 1024 * 1024;

  private final OutboundHttp caller = new OutboundHttp(LONGEST);
  private final URI address;
  private final Duration patience;

  /**
   * @param address to which the five digits are appended
   */
  LeakedPasswords(URI address) {
    this(address, TOTAL);
  }

  /**
   * @param patience how long to wait for the whole answer
   */
  LeakedPasswords(URI address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  boolean contains(String password) {
    String hash = sha1(password);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + hash.substring(0, TOLD)))
            .header("Add-Padding", "true")
            .header("User-Agent", "adgang");
    try {
      OutboundHttp.Answer range = caller.call(request, "GET", new byte[0], patience);
      if (range.status() != 200) {
        failed("it answered with status " + range.status());
        return false;
      }
      return names(range.body(), hash.substring(TOLD));
    } catch (NoAnswerException e) {
      failed(e.getMessage());
      return false;
    }
  }

  private static void failed(String why) {
    LOG.warnf("Pwned Passwords could not be asked, a password was let through: %s", why);
  }

  /** A line is the rest of a hash and how often it was seen; never seen is padding. */
  private static boolean names(String range, String rest) {
    return range
        .lines()
        .map(String::strip)
        .filter(line -> line.regionMatches(true, 0, rest + ":", 0, rest.length() + 1))
        .map(line -> line.substring(rest.length() + 1).strip())
        .anyMatch(count -> count.matches("0*[1-9][0-9]*"));
  }

  private static String sha1(String password) {
    try {
      // The protocol's hash. It protects nothing here: it only names the password.
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of()
          .formatHex(digest.digest(password.getBytes(UTF_8)))
          .toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
