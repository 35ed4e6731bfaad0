package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.ConsoleGate;
import dk.adgang.admin.console.visit.SentForm;
import dk.adgang.brand.picture.LogoRule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** The pages {@code settings}: of each employer by its id. */
public final class SettingsPages {

  private static final String ID = "{id:[\\w-]+}";

  private final ConsoleGate gate;

  public SettingsPages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The choice of an employer, where there are several. */
  @GET
  public Response choose() {
    return gate.open(
        ConsoleAddresses.SETTINGS,
        context -> {
          context.caller().settings().requireAny();
          return new EmployerChoice(
                  context, ConsoleAddresses.SETTINGS, context.caller().settings()::sees)
              .show(false);
        });
  }

  /** The settings of an employer. */
  @GET
  @Path(ID)
  public Response settings(
      @PathParam("id") String id, @QueryParam(ConsoleContext.DONE) String done) {
    return gate.open(
        page(id), context -> new SettingsForm(context, EmployerChoice.of(context, id)).show(done));
  }

  /** Changes the settings of an employer. */
  @POST
  @Path(ID)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(
        page(id),
        form,
        context -> new SettingsForm(context, EmployerChoice.of(context, id)).change(form));
  }

  /** Takes a picture for the logo, or removes the one there is. */
  @POST
  @Path(ID + "/logo")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response logo(@PathParam("id") String id) {
    SentForm sent = gate.sent(LogoForm.FILE, LogoRule.LONGEST);
    return gate.take(
        page(id),
        sent.fields(),
        context -> new LogoForm(context, EmployerChoice.of(context, id)).change(sent));
  }

  /** A tab that a phone has restored asks for the address of a button. */
  @GET
  @Path(ID + "/logo")
  public Response afterButton(@PathParam("id") String id) {
    return gate.leadBack(page(id));
  }

  private static String page(String id) {
    return ConsoleAddresses.SETTINGS + "/" + id;
  }
}
