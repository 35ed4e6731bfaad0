package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.employees.EmployersByName;
import dk.adgang.admin.reminders.ReminderReport;
import dk.adgang.admin.reminders.Reminders;
import dk.adgang.admin.rest.answer.RepeatedRequest;
import dk.adgang.admin.rest.openapi.OpenApiDocument;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * The calls of administrators and HR systems in a realm that uses Adgang, below {@code
 * /admin/realms/REALM/adgang}. Keycloak has authenticated the caller; each call asks for the
 * permission that Keycloak asks for the same kind of thing.
 */
public final class AdgangResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;
  private final Caller caller;

  AdgangResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.events = events;
    this.caller = Caller.ofRest(session, realm, auth);
  }

  /** The employees, to list them and to create one. */
  @Path("employees")
  public EmployeesResource employees() {
    return new EmployeesResource(session, realm, caller, ofUsers(), repeated());
  }

  /**
   * Lists the questions that were mailed to owners of accounts and that nobody has answered: those
   * of one {@code ?employer=ALIAS}. A manager of one employer may leave the employer out.
   *
   * @return 200 with the questions; 400 naming the parameter that is wrong
   */
  @GET
  @Path("employees/asked")
  @Produces(MediaType.APPLICATION_JSON)
  public List<EmployeesResource.Waiting> asked() {
    caller.creating().requireAny();
    String alias = Query.of(session, AskedEmployer.FIELD).text(AskedEmployer.FIELD);
    return employees().asked(alias);
  }

  /** Many employees at once, from a file. */
  @Path("employees/import")
  public ImportResource employeeImport() {
    return new ImportResource(session, realm, auth.adminAuth(), caller, repeated());
  }

  /** One employee. Like Keycloak: who may not look for users does not learn which exist. */
  @Path("employees/{id}")
  public EmployeeResource employee(@PathParam("id") String id) {
    UserModel employee = session.users().getUserById(realm, id);
    if (employee == null) {
      throw caller.unknown();
    }
    return new EmployeeResource(session, realm, caller, ofUsers(), repeated(), employee);
  }

  /** Welcomes for many employees at once. */
  @Path("welcomes")
  public WelcomesResource welcomes() {
    return new WelcomesResource(session, realm, auth, ofUsers());
  }

  /** As many ids as one request may name, of 255 characters each, and room to indent them. */
  private static final int LONGEST_REMINDERS = 64 * 1024;

  /**
   * The body of a request for reminders.
   *
   * @param userIds whom to remind
   */
  record RemindersRequest(List<String> userIds) {}

  /**
   * Reminds employees to add a second factor, by mail: {@code {"userIds":["…"]}}, at most {@value
   * Reminders#MOST}. Those who get none are in the answer with the reason, and stop nothing. The
   * same request again with the same {@code Idempotency-Key} mails nothing.
   *
   * @return 202 with who is reminded and who is not; 400 or 413 naming the field that is wrong
   */
  @POST
  @Path("reminders")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response remind(InputStream body) {
    caller.creating().requireAny();
    Query.of(session);
    byte[] sent = JsonBody.bytes(body, LONGEST_REMINDERS);
    RemindersRequest wanted = JsonBody.read(sent, RemindersRequest.class);
    RepeatedRequest repeated = repeated();
    return JsonBody.orBad(
        () -> repeated.answer(sent, () -> Response.accepted(reminded(wanted)).build()));
  }

  private ReminderReport reminded(RemindersRequest wanted) throws RefusedException {
    return new Reminders(session, realm, caller, ofUsers()).remind(wanted.userIds());
  }

  /** The check of the realm, and the setup that makes it whole. */
  @Path("setup")
  public SetupResource setup() {
    return new SetupResource(session, realm, auth, events);
  }

  /** The titles of employees and settings. */
  @Path("titles")
  public TitlesResource titles() {
    return new TitlesResource(session, realm, caller, events);
  }

  /** How the employees are doing. */
  @Path("overview")
  public OverviewResource overview() {
    return new OverviewResource(session, realm, caller);
  }

  /** One employer. */
  @Path("employers/{alias}")
  public EmployerResource employer(@PathParam("alias") String alias) {
    return new EmployerResource(
        session,
        realm,
        caller,
        events,
        caller.settings().known(new EmployersByName(session, realm).named(alias)));
  }

  /** Describes the calls, in OpenAPI, to a caller who may make one of them. */
  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  public String openApi() {
    if (!caller.seesAnybody()
        && !auth.users().canQuery()
        && !auth.orgs().canQuery()
        && !auth.realm().canViewRealm()) {
      throw new ForbiddenException("Nothing of this may be called");
    }
    Query.of(session);
    return OpenApiDocument.text();
  }

  private RepeatedRequest repeated() {
    return new RepeatedRequest(session, realm, auth.adminAuth());
  }

  private AdminEventBuilder ofUsers() {
    return events.clone(session).resource(ResourceType.USER);
  }
}
