package dk.adgang.link;

/**
 * What the welcome mail says. Public, because templates can only read public types.
 *
 * @param firstName may be empty
 * @param employer null when there is none
 * @param product the realm's display name
 * @param link the whole address
 * @param hours how long the link works
 * @param host the name of the server that the link leads to
 */
public record WelcomeMail(
    String firstName, String employer, String product, String link, long hours, String host) {}
