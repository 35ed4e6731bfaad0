package dk.adgang.brand;

import dk.adgang.common.AdgangRealm;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The logos, below {@code /realms/REALM/adgang/logo}. Each is asked for by the hash of its bytes:
 * whoever knows the address has seen the picture, and nobody learns which employers there are.
 */
public final class LogoPages implements RealmResourceProvider {

  static final String PATH = "adgang/logo";

  private static final MediaType PNG = new MediaType("image", "png");

  /** The bytes of an address never change. */
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

  private final KeycloakSession session;
  private final RealmModel realm;

  LogoPages(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Serves nothing in a realm that does not use Adgang. */
  @Override
  public Object getResource() {
    return AdgangRealm.uses(session) ? this : null;
  }

  /** The picture, to anybody. It is an image and nothing else, whatever asks for it. */
  @GET
  @Path("{hash}")
  public Response logo(
      @PathParam("hash") String hash, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
    Optional<byte[]> png =
        hash.matches("[0-9a-f]{64}") ? new Logos(session, realm).png(hash) : Optional.empty();
    if (png.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND)
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    }
    String tag = '"' + hash + '"';
    Response.ResponseBuilder answer =
        isKnown(known, tag) ? Response.notModified() : Response.ok(png.get(), PNG);
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, FOR_A_YEAR)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  /** A weak tag counts as well: the bytes are the same. */
  private static boolean isKnown(String known, String tag) {
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  @Override
  public void close() {}
}
