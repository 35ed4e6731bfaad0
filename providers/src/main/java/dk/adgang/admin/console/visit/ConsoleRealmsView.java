package dk.adgang.admin.console.visit;

import java.util.List;

/**
 * The values that {@code console-realms.ftl} shows to an administrator of master.
 *
 * @param user the person who has opened it
 * @param logoutUrl the address that ends the session
 */
public record ConsoleRealmsView(String user, List<Realm> realms, String logoutUrl) {

  /**
   * A realm that the reader may open.
   *
   * @param shown its name for people
   * @param url its first page
   */
  public record Realm(String shown, String url) {}
}
