package dk.adgang.mail;

import dk.adgang.common.PureRule;
import java.util.List;

/**
 * The reach of a failure to send a mail: this mail, or the whole mail server. It decides which
 * mails are tried again, and when.
 */
@PureRule
enum FailureScope {
  /** This mail or its address was refused, and would be again. */
  REFUSED,
  /** This mail could not be sent now; others may. */
  NOT_NOW,
  /** The mail server cannot be used: the next mail would fare no better. */
  MAIL_SERVER;

  /** The server closes the connection, at any request (RFC 5321, 3.8). */
  private static final int CLOSING = 421;

  /**
   * Reads the mail server's answers (RFC 5321, 4.2.1): 5yz is for good, 4yz is for now, and no
   * answer at all is a server that is down, silent, or not to be talked to.
   *
   * @param talking whether it failed while the mail server was talked to, or reached for
   * @param codes every reply code that came with the failure, of the server and of single
   *     addresses; other numbers are skipped
   */
  static FailureScope of(boolean talking, List<Integer> codes) {
    boolean now = codes.stream().anyMatch(code -> code >= 400 && code < 500);
    boolean good = codes.stream().anyMatch(code -> code >= 500 && code < 600);
    if (codes.contains(CLOSING) || (talking && !now && !good)) {
      return MAIL_SERVER;
    }
    return good && !now ? REFUSED : NOT_NOW;
  }
}
