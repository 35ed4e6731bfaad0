package dk.adgang.admin;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The path of an administrators' event that tells of a request of ours. */
public final class EventPath {

  /** The part of an address of the console of master that is before the page of a realm. */
  private static final String OF_MASTER = "console/in/%s/";

  private static final String CONSOLE = "adgang/console/";

  private EventPath() {}

  /**
   * Returns the path below the realm that the request is about, as Keycloak writes it. A page of
   * the console of master is written as the same page of the realm.
   */
  public static String of(KeycloakSession session, RealmModel realm) {
    String path = session.getContext().getUri().getPath();
    String ofMaster = OF_MASTER.formatted(realm.getName());
    int through = path.indexOf(ofMaster);
    if (through >= 0) {
      return CONSOLE + path.substring(through + ofMaster.length());
    }
    String below = "/realms/" + realm.getName() + "/";
    return path.substring(path.indexOf(below) + below.length());
  }
}
