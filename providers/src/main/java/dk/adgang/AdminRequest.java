package dk.adgang;

import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** The request of an administrator by which something is stored. */
public final class AdminRequest {

  /** Where the name of the resource is in {@code admin/realms/{realm}/clients}. */
  private static final int RESOURCE = 3;

  private AdminRequest() {}

  /**
   * Returns whether somebody writes a resource of a realm by itself, not with a whole realm.
   *
   * @param resource its name in the path, such as {@code clients}
   */
  public static boolean writes(KeycloakSession session, String resource) {
    // Where nobody has shown a token there may be no request at all, as when a server imports a
    // realm.
    if (session.getContext().getBearerToken() == null) {
      return false;
    }
    List<PathSegment> path = session.getContext().getUri().getPathSegments();
    return path.size() > RESOURCE && resource.equals(path.get(RESOURCE).getPath());
  }
}
