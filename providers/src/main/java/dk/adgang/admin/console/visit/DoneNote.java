package dk.adgang.admin.console.visit;

import dk.adgang.admin.console.visitor.SealedText;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the address of a page what was done just before it. The address alone is not believed:
 * anybody can send a link that says «deleted». So the code is sealed for the session in which it
 * was done, and counts for some minutes.
 */
record DoneNote(SealedText seal, String userSession) {

  /** Long enough for a slow phone, and for a reload. */
  private static final Duration COUNTS = Duration.ofMinutes(5);

  private static final String PURPOSE = "adgang.console.done";

  private static final Pattern SEALED = Pattern.compile("(\\w{1,40})\\.(\\d{1,15})\\.(\\w{1,200})");

  /** Returns the code as it goes into an address. */
  String seal(String code, Instant now) {
    String second = Long.toString(now.getEpochSecond());
    return code + "." + second + "." + seal.of(PURPOSE, text(code, second));
  }

  /** Returns the code of an address; null for none, or when this session has not sealed it now. */
  String read(String sealed, Instant now) {
    Matcher parts = SEALED.matcher(sealed == null ? "" : sealed);
    if (!parts.matches()) {
      return null;
    }
    boolean ours = seal.is(parts.group(3), PURPOSE, text(parts.group(1), parts.group(2)));
    Instant since = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
    return ours && !now.isAfter(since.plus(COUNTS)) ? parts.group(1) : null;
  }

  private String text(String code, String second) {
    return userSession + " " + code + " " + second;
  }
}
