package dk.adgang.link.page;

import dk.adgang.common.AdgangRealm;
import dk.adgang.policy.ConsoleDoor;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern OF_CONSOLE = Pattern.compile(".*/adgang/console(/.*)?");

  private final KeycloakSession session;

  RealmPages(KeycloakSession session) {
    this.session = session;
  }

  /**
   * Serves nothing in a realm that does not use Adgang, where nobody has a link of ours, except for
   * the console of master while that is on.
   */
  @Override
  public Object getResource() {
    if (AdgangRealm.uses(session)) {
      return this;
    }
    boolean console =
        OF_CONSOLE.matcher(session.getContext().getUri().getPath()).matches()
            && provider(CONSOLE)
                .filter(door -> door instanceof ConsoleDoor each && each.isThere())
                .isPresent();
    return console ? new ConsoleAlone(this) : null;
  }

  /** All that there is below {@code adgang} in master. */
  public static final class ConsoleAlone {

    private final RealmPages pages;

    ConsoleAlone(RealmPages pages) {
      this.pages = pages;
    }

    /** Returns the console. */
    @Path(CONSOLE)
    public Object console() {
      return pages.console();
    }
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
    return provider(name)
        .map(RealmResourceProvider::getResource)
        .orElseThrow(NotFoundException::new);
  }

  private Optional<RealmResourceProvider> provider(String name) {
    return Optional.of(
        session.getProvider(RealmResourceProvider.class, RealmPagesFactory.ID + "-" + name));
  }

  /** All other paths are those of a link. */
  @Path("/")
  public Object links() {
    return new LinkPages(session, session.getContext().getRealm());
  }

  @Override
  public void close() {}
}
