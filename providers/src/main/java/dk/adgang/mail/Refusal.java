package dk.adgang.mail;

import dk.adgang.Rule;
import java.util.List;

/** What a mail server's answers mean (RFC 5321, 4.2.1): 5yz is for good, 4yz is for now. */
@Rule
final class Refusal {

  private Refusal() {}

  /**
   * Whether trying again would be pointless.
   *
   * @param codes every reply code that came with the failure, of the server and of single addresses
   */
  static boolean permanent(List<Integer> codes) {
    return codes.stream().anyMatch(code -> code >= 500 && code < 600)
        && codes.stream().noneMatch(code -> code >= 400 && code < 500);
  }
}
