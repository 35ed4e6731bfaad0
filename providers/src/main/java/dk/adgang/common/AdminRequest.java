package dk.adgang.common;

import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Tells what an administrator's request writes. */
public final class AdminRequest {

  /** Where the name of the resource is in {@code admin/realms/{realm}/clients}. */
  private static final int RESOURCE = 3;

  private AdminRequest() {}

  /**
   * True when the request writes one resource of a realm, and not a whole realm.
   *
   * @param resource its name in the path, such as {@code clients}
   */
  public static boolean writes(KeycloakSession session, String resource) {
    // Without a token there may be no request at all, as when a server imports a realm.
    if (session.getContext().getBearerToken() == null) {
      return false;
    }
    List<PathSegment> path = session.getContext().getUri().getPathSegments();
    return path.size() > RESOURCE && resource.equals(path.get(RESOURCE).getPath());
  }
}
