package dk.adgang.link.mail;

import dk.adgang.common.DisplayText;

/**
 * The values in the mail with a link. Public, because templates can only read public types.
 *
 * @param firstName null when there is none
 * @param employer null when there is none
 * @param product the realm's display name
 * @param link the whole address
 * @param minutes how long the link works
 * @param host the name of the server that the link leads to
 */
public record LinkMail(
    DisplayText firstName,
    DisplayText employer,
    String product,
    String link,
    long minutes,
    String host) {

  /** How long the link works, in whole hours. */
  public long hours() {
    return minutes / 60;
  }
}
