package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.ConsoleGate;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.keycloak.models.OrganizationModel;

/** The pages {@code titles}: of the realm, and of each employer by its id. */
public final class TitlesPages {

  private static final String ID = "{id:[\\w-]+}";
  private static final String OF_REALM = "realm";

  private final ConsoleGate gate;

  public TitlesPages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The choice of an employer, where there are several. */
  @GET
  public Response choose() {
    return gate.open(
        ConsoleAddresses.TITLES,
        context ->
            new EmployerChoice(context, ConsoleAddresses.TITLES, each -> true)
                .show(context.caller().listed().isEmpty()));
  }

  /** The titles. */
  @GET
  @Path(ID)
  public Response titles(@PathParam("id") String id, @QueryParam(ConsoleContext.DONE) String done) {
    return gate.open(
        page(id), of(id, (context, employer) -> new TitlesForm(context, employer).show(done)));
  }

  /** The page that shows what the switch of a title would change. */
  @POST
  @Path(ID + "/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response preview(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(page(id), form, change(id, form, false));
  }

  /** Switches a title. */
  @POST
  @Path(ID + "/require")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response require(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(page(id), form, change(id, form, true));
  }

  private static Function<ConsoleContext, Response> change(
      String id, MultivaluedMap<String, String> form, boolean sure) {
    return context -> new TitlesForm(context, listed(context, id)).change(form, sure);
  }

  /** A tab that a phone has restored asks for the address of a button. */
  @GET
  @Path(ID + "/{button:preview|require}")
  public Response afterButton(@PathParam("id") String id) {
    return gate.leadBack(page(id));
  }

  /** The form for another name of a title. */
  @GET
  @Path(ID + "/rename")
  public Response other(@PathParam("id") String id) {
    return gate.open(
        page(id) + "/rename",
        of(id, (context, employer) -> new RenameForm(context, employer).show()));
  }

  /** Gives a title another name. */
  @POST
  @Path(ID + "/rename")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response rename(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(
        page(id) + "/rename",
        form,
        of(id, (context, employer) -> new RenameForm(context, employer).rename(form)));
  }

  private static String page(String id) {
    return ConsoleAddresses.TITLES + "/" + id;
  }

  /** A page of the realm, for those who see all of it, or of an employer. */
  private static Function<ConsoleContext, Response> of(String id, ForEmployer show) {
    return context -> {
      if (id.equals(OF_REALM)) {
        context.requireAll();
        return show.of(context, null);
      }
      return show.of(context, listed(context, id));
    };
  }

  /** Titles tell of employees, so that it takes more than to know of the employer. */
  private static OrganizationModel listed(ConsoleContext context, String id) {
    if (context.caller().listed().filter(own -> !own.contains(id)).isPresent()) {
      throw new NotFoundException("There is no such employer");
    }
    return EmployerChoice.of(context, id);
  }

  @FunctionalInterface
  private interface ForEmployer {
    Response of(ConsoleContext context, OrganizationModel employer);
  }
}
