package dk.adgang.admin.console.visit;

/**
 * The values that {@code console-not-for-you.ftl} shows to somebody who is no manager and no
 * administrator.
 *
 * @param appUrl the page that the realm's employees usually go on to; null where there is none
 * @param accountUrl their own account; null where the realm has switched that page off
 * @param otherUrl the address at which somebody else logs in to the console
 */
public record ConsoleNotForYouView(String appUrl, String accountUrl, String otherUrl) {}
