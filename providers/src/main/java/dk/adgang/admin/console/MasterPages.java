package dk.adgang.admin.console;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.ConsoleGate;
import dk.adgang.admin.console.visit.RealmsGate;
import dk.adgang.admin.console.visitor.VisitorsRealm;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/**
 * The console of master, below {@code /realms/master/adgang/console}: the list of the realms, and
 * the pages of each.
 */
public final class MasterPages {

  private final KeycloakSession session;
  private final VisitorsRealm master;
  private final RealmsGate gate;

  MasterPages(KeycloakSession session, VisitorsRealm master) {
    this.session = session;
    this.master = master;
    this.gate = new RealmsGate(session, master);
  }

  /** The address that people remember. */
  @GET
  public Response first() {
    return Response.seeOther(gate.addresses().firstPage()).build();
  }

  /** The realms that the reader may open. */
  @GET
  @Path(ConsoleAddresses.REALMS)
  public Response realms() {
    return gate.list();
  }

  /** The page to which a login leads back, for the list. */
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

  /** The pages of one realm. Whether there is one, and for whom, is asked by each page. */
  @Path(ConsoleAddresses.IN + "/{administered}")
  public ConsolePages in(@PathParam("administered") String name) {
    return new ConsolePages(ConsoleGate.in(session, master, name));
  }
}
