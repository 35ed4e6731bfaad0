package dk.adgang.brand;

import dk.adgang.common.AdgangRealm;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The logos, below {@code /realms/REALM/adgang/logo}. The address of each is the hash of its bytes,
 * so that nobody learns from these addresses which employers there are.
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

  /** Returns a picture to anybody, with headers by which no browser takes it for a page. */
  @GET
  @Path("{hash}")
  public Response logo(@PathParam("hash") String hash, @Context Request request) {
    Optional<byte[]> png =
        hash.matches("[0-9a-f]{64}") ? new Logos(session, realm).png(hash) : Optional.empty();
    if (png.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND)
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    }
    EntityTag tag = new EntityTag(hash);
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    return (known == null ? Response.ok(png.get(), PNG) : known)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, FOR_A_YEAR)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  @Override
  public void close() {}
}
