package dk.adgang.link.page;

import dk.adgang.common.AdgangRealm;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The door to what is below {@code /realms/REALM/adgang}: the console for managers and
 * administrators, the page on which somebody joins an employer, the logos of employers, and the
 * pages of a mailed link.
 */
public final class RealmPages implements RealmResourceProvider {

  private static final String CONSOLE = "console";
  private static final String JOIN = "join";
  private static final String LOGO = "logo";

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
    return other(CONSOLE);
  }

  /** So is the page that asks somebody whether an employer may add them. */
  @Path(JOIN)
  public Object join() {
    return other(JOIN);
  }

  /** And so are the logos of employers. */
  @Path(LOGO)
  public Object logo() {
    return other(LOGO);
  }

  private Object other(String name) {
    return session
        .getProvider(RealmResourceProvider.class, RealmPagesFactory.ID + "-" + name)
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
