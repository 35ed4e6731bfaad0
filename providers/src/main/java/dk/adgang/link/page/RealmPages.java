package dk.adgang.link.page;

import dk.adgang.common.AdgangRealm;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The door to what is below {@code /realms/REALM/adgang}: the console for managers and
 * administrators, and the pages of a mailed link.
 */
public final class RealmPages implements RealmResourceProvider {

  private static final String CONSOLE = "console";

  private final KeycloakSession session;

  RealmPages(KeycloakSession session) {
    this.session = session;
  }

  /** Serves nothing in a realm that does not use Adgang, where nobody has a link of ours. */
  @Override
  public Object getResource() {
    return AdgangRealm.uses(session) ? this : null;
  }

  /** The console is another provider of pages: links know nothing of it. */
  @Path(CONSOLE)
  public Object console() {
    return session
        .getProvider(RealmResourceProvider.class, RealmPagesFactory.ID + "-" + CONSOLE)
        .getResource();
  }

  /** All other paths are those of a link. */
  @Path("/")
  public Object links() {
    return new LinkPages(session, session.getContext().getRealm());
  }

  @Override
  public void close() {}
}
