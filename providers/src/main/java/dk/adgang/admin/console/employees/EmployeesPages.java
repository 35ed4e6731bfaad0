package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.history.HistoryPart;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.ConsoleGate;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** The pages {@code employees}, and those of one below it. */
public final class EmployeesPages {

  private final ConsoleGate gate;

  public EmployeesPages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The list of employees. */
  @GET
  public Response employees(@QueryParam(ConsoleContext.DONE) String done) {
    return gate.open(
        ConsoleAddresses.EMPLOYEES, context -> new EmployeeListForm(context).show(done));
  }

  /** The list as a file for a spreadsheet. */
  @GET
  @Path("download")
  public Response download() {
    return gate.open(
        ConsoleAddresses.EMPLOYEES, context -> new EmployeeListForm(context).download());
  }

  /** Mails the welcome to those who were chosen from the list. */
  @POST
  @Path("welcome")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response welcomes(MultivaluedMap<String, String> form) {
    return gate.take(
        ConsoleAddresses.EMPLOYEES, form, context -> new ManyWelcomesForm(context).send(form));
  }

  /** Reminds those who were chosen from the list to add a second factor. */
  @POST
  @Path("remind")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response reminders(MultivaluedMap<String, String> form) {
    return gate.take(
        ConsoleAddresses.EMPLOYEES, form, context -> new ManyRemindersForm(context).send(form));
  }

  /** A tab that a phone has restored asks for the address of that button. */
  @GET
  @Path("remind")
  public Response afterReminders() {
    return afterWelcomes();
  }

  /** The same of the other button. */
  @GET
  @Path("welcome")
  public Response afterWelcomes() {
    return gate.leadBack(ConsoleAddresses.EMPLOYEES);
  }

  /** One employee. */
  @GET
  @Path("{id}")
  public Response employee(
      @PathParam("id") String id, @QueryParam(ConsoleContext.DONE) String done) {
    return gate.open(page(id), context -> new EmployeeForm(context, id).show(done));
  }

  /** Changes an employee. */
  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(page(id), form, context -> new EmployeeForm(context, id).change(form));
  }

  /** What has happened to an employee, as far back as the realm keeps events. */
  @GET
  @Path("{id}/events")
  public Response events(
      @PathParam("id") String id, @QueryParam(HistoryPart.BEFORE) String before) {
    return gate.open(
        page(id) + HistoryPart.EVENTS,
        context -> new HistoryPart(context, EmployeeForm.find(context, id)).show(before));
  }

  /** The state of an employee's newest link, which the page of the employee asks for again. */
  @GET
  @Path("{id}/link")
  public Response newestLink(@PathParam("id") String id) {
    return gate.open(page(id), context -> new EmployeeForm(context, id).newestLink());
  }

  /** Mails a link to a password, or a reminder, or ends or begins the employment. */
  @POST
  @Path("{id}/{deed:welcome|remind|reset|end|begin|forget}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response act(
      @PathParam("id") String id,
      @PathParam("deed") String deed,
      MultivaluedMap<String, String> form) {
    return gate.take(page(id), form, context -> new EmployeeForm(context, id).act(deed, form));
  }

  /** A tab that a phone has restored asks for the address of a button. */
  @GET
  @Path("{id}/{deed:welcome|remind|reset|end|begin|forget}")
  public Response afterButton(@PathParam("id") String id) {
    return gate.leadBack(page(id));
  }

  /** Asks before a second factor is taken away. */
  @GET
  @Path("{id}/lost-phone")
  public Response lostPhone(@PathParam("id") String id) {
    return gate.open(lostPhonePage(id), context -> new LostPhoneForm(context, id).show());
  }

  /** Takes a second factor away. */
  @POST
  @Path("{id}/lost-phone")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response clear(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(
        lostPhonePage(id), form, context -> new LostPhoneForm(context, id).clear(form));
  }

  /** Asks before the address of an account that was used is changed. */
  @GET
  @Path("{id}/address")
  public Response address(@PathParam("id") String id) {
    return gate.open(addressPage(id), context -> new AddressForm(context, id).show());
  }

  /** Changes that address. */
  @POST
  @Path("{id}/address")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response move(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(addressPage(id), form, context -> new AddressForm(context, id).change(form));
  }

  private static String addressPage(String id) {
    return page(id) + "/address";
  }

  private static String page(String id) {
    return ConsoleAddresses.EMPLOYEES + "/" + id;
  }

  private static String lostPhonePage(String id) {
    return page(id) + "/lost-phone";
  }
}
