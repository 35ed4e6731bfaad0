package dk.adgang.admin.console.history;

import dk.adgang.common.PureRule;
import java.util.regex.Pattern;

/**
 * The sentence about the state of a link. Of a mail that was not sent it tells why, as far as a
 * manager can do something about it; the reason holds reply codes of the mail server (RFC 5321,
 * 4.2.3).
 */
@PureRule
final class LinkWords {

  private static final String QUEUED = "QUEUED";
  private static final String FAILED = "FAILED";

  /** The server that keeps the mailboxes does not know the name. */
  private static final Pattern NO_MAILBOX =
      Pattern.compile(".*AddressFailed.*\\b(550|551|553)\\b.*");

  private static final Pattern FULL = Pattern.compile(".*\\b(452|552)\\b.*");
  private static final Pattern REFUSED = Pattern.compile(".*\\b5\\d\\d\\b.*");

  private LinkWords() {}

  /**
   * Returns the key of the sentence, which has a place for a moment.
   *
   * @param reason as it is stored; null for none
   */
  static String key(String state, int attempts, String reason) {
    if (QUEUED.equals(state) && attempts > 0) {
      return "consoleNotSent.AGAIN";
    }
    if (!FAILED.equals(state) || reason == null) {
      return "consoleWelcome." + state;
    }
    if (NO_MAILBOX.matcher(reason).matches()) {
      return "consoleNotSent.ADDRESS";
    }
    if (FULL.matcher(reason).matches()) {
      return "consoleNotSent.FULL";
    }
    return REFUSED.matcher(reason).matches() ? "consoleNotSent.REFUSED" : "consoleWelcome.FAILED";
  }

  /** Whether the mail server has answered, so that nobody needs to wait for another state. */
  static boolean isFinal(String state) {
    return !QUEUED.equals(state);
  }
}
