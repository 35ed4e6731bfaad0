package dk.adgang.admin.console.overview;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleGate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;

/** The page {@code overview}. */
public final class OverviewPages {

  private final ConsoleGate gate;

  public OverviewPages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** How the employees are doing. */
  @GET
  public Response show() {
    return gate.open(ConsoleAddresses.OVERVIEW, context -> new OverviewForm(context).show());
  }
}
