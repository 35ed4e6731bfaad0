package dk.adgang.admin.console;

import dk.adgang.admin.console.employees.EmployeesPages;
import dk.adgang.admin.console.employees.NewEmployeePages;
import dk.adgang.admin.console.employers.SettingsPages;
import dk.adgang.admin.console.employers.TitlesPages;
import dk.adgang.admin.console.imports.ImportPages;
import dk.adgang.admin.console.overview.OverviewPages;
import dk.adgang.admin.console.overview.RealmSetupPages;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.ConsoleGate;
import dk.adgang.common.AdgangRealm;
import dk.adgang.policy.ConsoleDoor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;

/** The addresses of the console, below {@code /realms/REALM/adgang/console}. */
public final class ConsolePages implements RealmResourceProvider, ConsoleDoor {

  private final KeycloakSession session;
  private final ConsoleGate gate;

  ConsolePages(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.gate = new ConsoleGate(session, realm);
  }

  /**
   * Serves nothing in a realm that does not use Adgang.
   *
   * @throws WebApplicationException with a page of ours, at an unknown address
   */
  @Override
  public Object getResource() {
    if (!AdgangRealm.uses(session)) {
      return null;
    }
    requireAddress();
    return this;
  }

  private void requireAddress() {
    URI address = session.getContext().getUri().getRequestUri();
    Set<String> methods = ConsoleRoutes.methods(address.getRawPath());
    String method = session.getContext().getHttpRequest().getHttpMethod();
    if (methods.isEmpty() && address.getPath().matches(".*[{}].*")) {
      // Keycloak cannot show any page at an address with braces in it. Without a body, it would
      // take this for an error.
      throw new WebApplicationException(
          Response.seeOther(gate.addresses().first())
              .entity("")
              .type(MediaType.TEXT_HTML_TYPE)
              .build());
    }
    if (methods.isEmpty()) {
      throw new WebApplicationException(
          gate.closed(Response.Status.NOT_FOUND, "consoleUnknownAddress"));
    }
    if (!methods.contains(HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method)
        && !HttpMethod.OPTIONS.equals(method)) {
      throw new WebApplicationException(
          Response.fromResponse(
                  gate.closed(Response.Status.METHOD_NOT_ALLOWED, "consoleWrongMethod"))
              .header(HttpHeaders.ALLOW, String.join(", ", methods))
              .build());
    }
  }

  @Override
  public Optional<Response> refusal(UserModel user) {
    return gate.refusal(user);
  }

  @Override
  public void close() {}

  /** The address that people remember. */
  @GET
  public Response first() {
    return Response.seeOther(gate.addresses().first()).build();
  }

  /** The page to which a login leads back. */
  @GET
  @Path(ConsoleAddresses.LOGIN)
  public Response loggedIn(
      @QueryParam(ConsoleAddresses.TO) String to,
      @QueryParam(ConsoleContext.DONE) String done,
      @QueryParam("error") String error) {
    return error == null
        ? Response.seeOther(gate.addresses().wanted(to, done)).build()
        : gate.closed(Response.Status.FORBIDDEN, "consoleLoginEnded");
  }

  /** The end of a login in another tab, by which somebody has proven a second factor anew. */
  @GET
  @Path(ConsoleAddresses.PROVEN)
  public Response proven() {
    return gate.open(
        ConsoleAddresses.PROVEN,
        context -> context.show("console-proven.ftl", new ConsoleProvenView(context.frame(null))));
  }

  /** The pages about many employees at once. */
  @Path(ConsoleAddresses.IMPORT)
  public ImportPages imports() {
    return new ImportPages(gate);
  }

  /** How the employees are doing. */
  @Path(ConsoleAddresses.OVERVIEW)
  public OverviewPages overview() {
    return new OverviewPages(gate);
  }

  /** How the realm is set up. */
  @Path(ConsoleAddresses.REALM)
  public RealmSetupPages realm() {
    return new RealmSetupPages(gate);
  }

  /** The pages about titles. */
  @Path(ConsoleAddresses.TITLES)
  public TitlesPages titles() {
    return new TitlesPages(gate);
  }

  /** The pages about settings. */
  @Path(ConsoleAddresses.SETTINGS)
  public SettingsPages settings() {
    return new SettingsPages(gate);
  }

  /** The pages about employees. */
  @Path(ConsoleAddresses.EMPLOYEES)
  public EmployeesPages employees() {
    return new EmployeesPages(gate);
  }

  /** The form for a new employee. */
  @Path(ConsoleAddresses.NEW)
  public NewEmployeePages newEmployee() {
    return new NewEmployeePages(gate);
  }
}
