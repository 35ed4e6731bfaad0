package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.consent.AskedList;
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

/** The page {@code new-employee}. */
public final class NewEmployeePages {

  private final ConsoleGate gate;

  public NewEmployeePages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The form for a new employee. */
  @GET
  public Response show() {
    return gate.open(ConsoleAddresses.NEW, context -> new NewEmployeeForm(context).show());
  }

  /** The owners of accounts who were asked, and have not answered. */
  @GET
  @Path("asked")
  public Response asked(@QueryParam(ConsoleContext.DONE) String done) {
    return gate.open(ConsoleAddresses.ASKED, context -> new AskedList(context).show(done));
  }

  /** Creates an employee, or asks the owner of the address. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(MultivaluedMap<String, String> form) {
    return gate.take(
        ConsoleAddresses.NEW, form, context -> new NewEmployeeForm(context).create(form));
  }
}
