package dk.adgang.admin.console.visit;

/**
 * The values that {@code console-closed.ftl} shows, where a page does not open.
 *
 * @param why the key of the reason
 * @param homeUrl the first page of the console
 * @param home the key of its words
 * @param logoutUrl the address that ends the session
 */
public record ConsoleClosedView(String why, String homeUrl, String home, String logoutUrl) {}
