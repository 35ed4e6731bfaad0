package dk.adgang.admin.console.overview;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.ConsoleGate;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** The page {@code realm}, and the one that sets it up. */
public final class RealmSetupPages {

  private static final String SETUP = "setup";

  private final ConsoleGate gate;

  public RealmSetupPages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The page that lists what the realm lacks. */
  @GET
  public Response show(@QueryParam(ConsoleContext.DONE) String done) {
    return gate.open(ConsoleAddresses.REALM, context -> new RealmForm(context).show(done));
  }

  /** The page that shows what a setup would change. */
  @GET
  @Path(SETUP)
  public Response plan() {
    return gate.open(page(), context -> new RealmForm(context).plan());
  }

  /** Has the realm set up. */
  @POST
  @Path(SETUP)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response make(MultivaluedMap<String, String> form) {
    return gate.take(page(), form, context -> new RealmForm(context).make(form));
  }

  private static String page() {
    return ConsoleAddresses.REALM + "/" + SETUP;
  }
}
