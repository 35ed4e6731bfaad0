package dk.adgang.admin.console;

import dk.adgang.admin.console.visit.ConsoleGate;
import dk.adgang.admin.console.visit.RealmsGate;
import dk.adgang.admin.console.visitor.ConsoleClient;
import dk.adgang.admin.console.visitor.VisitorsRealm;
import dk.adgang.common.AdgangRealm;
import dk.adgang.policy.ConsoleDoor;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands out the pages of the console: those of a realm, and in master those of each. */
public final class ConsoleProvider implements RealmResourceProvider, ConsoleDoor {

  private final KeycloakSession session;
  private final VisitorsRealm visitors;
  private final boolean master;

  ConsoleProvider(KeycloakSession session) {
    this.session = session;
    this.visitors = VisitorsRealm.of(session);
    this.master = RealmManager.isAdministrationRealm(visitors.realm());
  }

  @Override
  public boolean isThere() {
    return master
        ? ConsoleClient.ofMaster(visitors.realm()).isPresent()
        : AdgangRealm.uses(session);
  }

  /**
   * Serves nothing in a realm that does not use Adgang, or in master while the console is off.
   *
   * @throws WebApplicationException with a page of ours, at an unknown address
   */
  @Override
  public Object getResource() {
    if (!isThere()) {
      return null;
    }
    if (master) {
      RealmsGate gate = new RealmsGate(session, visitors);
      requireAddress(ConsoleRoutes.OF_MASTER, gate.addresses().firstPage(), gate::closed);
      return new MasterPages(session, visitors);
    }
    ConsoleGate gate = ConsoleGate.of(session, visitors);
    requireAddress(ConsoleRoutes.OF_REALM, gate.addresses().firstPage(), gate::closed);
    return new ConsolePages(gate);
  }

  /** The page that says why another does not open. */
  @FunctionalInterface
  private interface Closed {
    Response page(Response.Status status, String why);
  }

  private void requireAddress(ConsoleRoutes routes, URI first, Closed closed) {
    URI address = session.getContext().getUri().getRequestUri();
    Set<String> methods = routes.methods(address.getRawPath());
    String method = session.getContext().getHttpRequest().getHttpMethod();
    if (methods.isEmpty() && address.getPath().matches(".*[{}].*")) {
      // Keycloak cannot show any page at an address with braces in it. Without a body, it would
      // take this for an error.
      throw new WebApplicationException(
          Response.seeOther(first).entity("").type(MediaType.TEXT_HTML_TYPE).build());
    }
    if (methods.isEmpty()) {
      throw new WebApplicationException(
          closed.page(Response.Status.NOT_FOUND, "consoleUnknownAddress"));
    }
    if (!methods.contains(HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method)
        && !HttpMethod.OPTIONS.equals(method)) {
      throw new WebApplicationException(
          Response.fromResponse(
                  closed.page(Response.Status.METHOD_NOT_ALLOWED, "consoleWrongMethod"))
              .header(HttpHeaders.ALLOW, String.join(", ", methods))
              .build());
    }
  }

  /**
   * In master a login tells nobody that the console is not for them: which realms are theirs is
   * asked by the pages.
   */
  @Override
  public Optional<Response> refusal(UserModel user) {
    return master ? Optional.empty() : ConsoleGate.of(session, visitors).refusal(user);
  }

  @Override
  public void close() {}
}
