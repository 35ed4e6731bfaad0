package dk.adgang.admin.rest;

import dk.adgang.admin.ClearedFactors;
import dk.adgang.admin.EmployeeActions;
import dk.adgang.admin.MemoryReport;
import dk.adgang.admin.access.Caller;
import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.employees.EmployeeChange;
import dk.adgang.admin.employees.EmployeeChanges;
import dk.adgang.admin.history.EmployeeHistory;
import dk.adgang.admin.history.EventCursor;
import dk.adgang.admin.history.HistoryReport;
import dk.adgang.admin.rest.answer.RepeatedRequest;
import dk.adgang.link.LinkReport;
import dk.adgang.link.LinkService;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.demand.ReaderTexts;
import dk.adgang.secondfactor.SecondFactorStatus;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** One employee: {@code /admin/realms/REALM/adgang/employees/ID}. */
public final class EmployeeResource {

  private static final String BLOCK = "block";
  private static final String FACT = "fact";
  private static final String BEFORE = "before";
  private static final String MAX = "max";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final EmployeeActions actions;
  private final EmployeeChanges changes;
  private final RepeatedRequest repeated;
  private final UserModel employee;

  EmployeeResource(
      KeycloakSession session,
      RealmModel realm,
      Caller caller,
      AdminEventBuilder events,
      RepeatedRequest repeated,
      UserModel employee) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.changes = new EmployeeChanges(session, realm, events);
    this.actions = new EmployeeActions(session, realm, events);
    this.repeated = repeated;
    this.employee = employee;
  }

  /**
   * Queues a welcome mail. The body is optional: {@code {"clientId":"…","redirectUri":"…"}} says
   * where the employee goes on to. The same request again with the same {@code Idempotency-Key}
   * mails nothing, here and for a new password.
   *
   * @return 202 with the link's state; 400 or 413 naming the field that is wrong
   */
  @POST
  @Path("welcome")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response welcome(InputStream body) {
    caller.deeds().require(EmployeeDeed.WELCOME, employee);
    Query.of(session);
    byte[] sent = JsonBody.bytes(body, JsonBody.USUAL);
    LinkRequest wanted = JsonBody.read(sent, LinkRequest.class);
    return mailed(sent, () -> actions.welcome(employee, wanted.clientId(), wanted.redirectUri()));
  }

  /**
   * Queues a mail with a link to a new password. The old password keeps working until the new one
   * is created, unless the body says {@code {"block":true}}; {@code {"endSessions":true}} logs the
   * employee out everywhere now. Both are for a suspected theft. Nobody but the employee ever sees
   * or chooses the password. To be mailed a link takes the permission to reset a password; the two
   * flags take that to manage the employee, as Keycloak's own calls for the same do.
   *
   * @return 202 with the link's state; 400 or 413 naming the field that is wrong
   */
  @POST
  @Path("password-reset")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response passwordReset(InputStream body) {
    caller.deeds().require(EmployeeDeed.RESET, employee);
    Query.of(session);
    byte[] sent = JsonBody.bytes(body, JsonBody.USUAL);
    ResetRequest wanted = JsonBody.read(sent, ResetRequest.class);
    if (wanted.endSessions() || wanted.block()) {
      // Keycloak asks for it to log somebody out, and to remove a password.
      caller.deeds().require(EmployeeDeed.CHANGE, employee);
    }
    if (wanted.block()) {
      caller.deeds().requireFresh(employee);
    }
    return mailed(
        sent,
        () ->
            actions.resetPassword(
                employee,
                wanted.clientId(),
                wanted.redirectUri(),
                wanted.endSessions(),
                wanted.block()));
  }

  private Response mailed(byte[] sent, JsonBody.Call<LinkReport> mail) {
    return JsonBody.orBad(
        () ->
            repeated.answer(
                sent,
                () -> {
                  caller.mails().count(employee.getId());
                  return Response.accepted(mail.get()).build();
                }));
  }

  /**
   * Changes the employee: any of {@code
   * {"firstName":"…","lastName":"…","email":"…","title":"…","language":"da","enabled":false}}. A
   * field that is left out stays; a blank title takes it away. A manager corrects the address as
   * long as nobody has used the account; later an administrator changes it, the old address is
   * told, and links and sessions end. To disable an employee logs them out everywhere.
   *
   * @return 204; 400 or 413 naming the field that is wrong
   */
  @PUT
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response change(InputStream body) {
    caller.deeds().require(EmployeeDeed.CHANGE, employee);
    Query.of(session);
    EmployeeChange wanted = JsonBody.read(body, JsonBody.USUAL, EmployeeChange.class);
    return JsonBody.orBad(
        () -> {
          boolean begins =
              Boolean.TRUE.equals(wanted.enabled())
                  && !employee.isEnabled()
                  && changes.beginsWithMail(employee);
          if (wanted.email().isPresent() || begins) {
            caller.mails().count(employee.getId());
          }
          changes.change(employee, wanted, caller.deeds().administers(employee));
          return Response.noContent().build();
        });
  }

  /** Returns all links of the employee, newest first. */
  @GET
  @Path("links")
  @Produces(MediaType.APPLICATION_JSON)
  public List<LinkReport> links() {
    caller.deeds().require(EmployeeDeed.SEE, employee);
    Query.of(session);
    return new LinkService(session, realm).of(employee);
  }

  /**
   * Returns what has happened to the employee, newest first, as the console tells it. {@code
   * ?before=} the {@code older} of an answer continues it.
   */
  @GET
  @Path("events")
  @Produces(MediaType.APPLICATION_JSON)
  public HistoryReport events() {
    caller.deeds().require(EmployeeDeed.SEE, employee);
    Query query = Query.of(session, BEFORE, MAX);
    String before = query.text(BEFORE);
    Optional<EventCursor> from = EventCursor.of(before);
    if (before != null && from.isEmpty()) {
      throw Query.bad(BEFORE, "This must be the value of older in an answer");
    }
    int max = query.number(MAX, EmployeeHistory.USUAL, 1, EmployeeHistory.MOST);
    return new EmployeeHistory(
            session, realm, ReaderTexts.ofRequest(session, realm, null), caller.known())
        .read(employee, from.orElse(EventCursor.NEWEST), max);
  }

  /** Returns what holds for the employee, why, and what of each method. */
  @GET
  @Path("second-factor")
  @Produces(MediaType.APPLICATION_JSON)
  public SecondFactorReport secondFactor() {
    caller.deeds().require(EmployeeDeed.SEE, employee);
    Query.of(session);
    SecondFactorStatus status = SecondFactorStatus.ofOther(session, realm, employee);
    return SecondFactorReport.of(
        status, ReaderTexts.ofRequest(session, realm, null), caller.knows(status.employer()));
  }

  /**
   * Takes away every second factor, recovery codes included, after a lost phone: logs the employee
   * out everywhere, tells them by mail, and leaves the next login to choose anew where one is
   * required. The same request again does no harm.
   *
   * <p>Anybody who knows the password can enrol a new factor. Where a thief may know it, {@code
   * ?block=true} takes the password away too and mails a link to a new one.
   *
   * @return 200 with what was taken away; 400 naming the field that is wrong
   */
  @DELETE
  @Path("second-factor")
  @Produces(MediaType.APPLICATION_JSON)
  public ClearedFactors clearSecondFactor() {
    caller.deeds().require(EmployeeDeed.CHANGE, employee);
    boolean block = Query.of(session, BLOCK).flag(BLOCK);
    if (block) {
      caller.deeds().require(EmployeeDeed.RESET, employee);
    }
    caller.deeds().requireFresh(employee);
    return JsonBody.orBad(() -> actions.clearSecondFactor(employee, block));
  }

  /** Returns what is remembered of the employee. */
  @GET
  @Path("memory")
  @Produces(MediaType.APPLICATION_JSON)
  public MemoryReport memory() {
    caller.deeds().require(EmployeeDeed.SEE, employee);
    Query.of(session);
    return MemoryReport.of(
        new EmployeeMemory(session, realm, employee), EmployeeActions.EVERYTHING);
  }

  /**
   * Forgets it: who skipped the second factor is asked again, and days of grace begin anew at the
   * next login. {@code ?fact=skipped} and {@code ?fact=requiredSince} forget one alone. The same
   * request again does no harm.
   *
   * @return 200 with what was forgotten; 400 naming the field that is wrong
   */
  @DELETE
  @Path("memory")
  @Produces(MediaType.APPLICATION_JSON)
  public MemoryReport forget() {
    caller.deeds().require(EmployeeDeed.CHANGE, employee);
    String fact = Query.of(session, FACT).text(FACT);
    Set<Fact> facts =
        fact == null
            ? EmployeeActions.EVERYTHING
            : Set.of(
                Fact.named(fact)
                    .filter(EmployeeActions.EVERYTHING::contains)
                    .orElseThrow(() -> Query.bad(FACT, "This must be skipped or requiredSince")));
    return actions.forget(employee, facts);
  }
}
