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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/**
 * The pages of a realm: below {@code /realms/REALM/adgang/console} for its own people, and below
 * {@code /realms/master/adgang/console/in/REALM} for administrators of master.
 */
public final class ConsolePages {

  private final ConsoleGate gate;

  ConsolePages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The address that people remember. */
  @GET
  public Response first() {
    return Response.seeOther(gate.addresses().firstPage()).build();
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
