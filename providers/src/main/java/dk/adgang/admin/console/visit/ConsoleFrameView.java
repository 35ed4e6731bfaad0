package dk.adgang.admin.console.visit;

import java.util.List;

/**
 * The values that each page of the console shows around its own. Public, because templates can only
 * read public types.
 *
 * @param user the person who has opened it
 * @param realm the name of the realm, for an administrator of master; null for others
 * @param realmsUrl the address of the list of the realms; null for others
 * @param employeesUrl the address of the list
 * @param newUrl the address of the form for a new employee
 * @param more the other pages that the reader has
 * @param logoutUrl the address that ends the session
 * @param token the text that each form sends along
 * @param reader a text that stands for the person who has opened it
 * @param done what was done just now, a code; null for nothing
 */
public record ConsoleFrameView(
    String user,
    String realm,
    String realmsUrl,
    String employeesUrl,
    String newUrl,
    List<Link> more,
    String logoutUrl,
    String token,
    String reader,
    String done) {

  /**
   * A page of the console.
   *
   * @param name its name in the address
   */
  public record Link(String name, String url) {}
}
