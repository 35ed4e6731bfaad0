package dk.adgang.admin;

import dk.adgang.link.BulkWelcome;
import dk.adgang.link.LinkReport;
import dk.adgang.link.LinkService;
import dk.adgang.link.WelcomeBatchReport;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import dk.adgang.policy.TitleReport;
import dk.adgang.secondfactor.EnrolledFactors;
import dk.adgang.secondfactor.SecondFactorStatus;
import dk.adgang.trusteddevice.RememberedDevices;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * What administrators and HR systems ask of one employee, below {@code
 * /admin/realms/REALM/adgang/employees/ID}. Keycloak has authenticated the caller; each method asks
 * for the permission that Keycloak asks for the same kind of thing.
 */
public final class EmployeesResource {

  private static final String CLIENT_ID = "clientId";
  private static final String REDIRECT_URI = "redirectUri";
  private static final String END_SESSIONS = "endSessions";
  private static final String BLOCK = "block";
  private static final String USER_IDS = "userIds";
  private static final String FACT = "fact";
  private static final Set<Fact> EVERYTHING = EnumSet.of(Fact.SKIPPED, Fact.REQUIRED_SINCE);

  /** An id of a client and an address of theirs, written in JSON as wastefully as it allows. */
  static final int LONGEST_BODY = 16 * 1024;

  /** As many ids as one request may name, of 255 characters each, and room to indent them. */
  static final int LONGEST_BODY_OF_MANY = 4 * 1024 * 1024;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;
  private final AdminEventBuilder adminEvents;

  EmployeesResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.adminEvents = events.clone(session);
    this.events = events.resource(ResourceType.USER);
  }

  /**
   * Queues a welcome mail. The body is optional: {@code {"clientId":"…","redirectUri":"…"}} says
   * where the employee goes on to.
   *
   * @return 202 with the link's state; 400 or 413 naming the field that is wrong
   */
  @POST
  @Path("employees/{id}/welcome")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response welcome(@PathParam("id") String id, InputStream body) {
    UserModel employee = employee(id);
    auth.users().requireManage(employee);
    JsonBody.query(session);
    JsonBody wishes = JsonBody.read(body, LONGEST_BODY, Set.of(CLIENT_ID, REDIRECT_URI));
    try {
      LinkReport link =
          new LinkService(session, realm)
              .welcome(employee, wishes.text(CLIENT_ID), wishes.text(REDIRECT_URI));
      events
          .operation(OperationType.ACTION)
          .resourcePath(session.getContext().getUri())
          .representation(link)
          .success();
      return Response.accepted(link).build();
    } catch (LinkService.Refused e) {
      throw JsonBody.bad(e.field(), e.getMessage());
    }
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
  @Path("employees/{id}/password-reset")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response passwordReset(@PathParam("id") String id, InputStream body) {
    UserModel employee = employee(id);
    auth.users().requireResetPassword(employee);
    JsonBody.query(session);
    JsonBody wishes =
        JsonBody.read(body, LONGEST_BODY, Set.of(CLIENT_ID, REDIRECT_URI, END_SESSIONS, BLOCK));
    boolean endSessions = wishes.flag(END_SESSIONS);
    boolean block = wishes.flag(BLOCK);
    if (endSessions || block) {
      // Keycloak asks for it to log somebody out, and to remove a password.
      auth.users().requireManage(employee);
    }
    requireTakeable(employee, block);
    try {
      LinkReport link =
          new LinkService(session, realm)
              .reset(employee, wishes.text(CLIENT_ID), wishes.text(REDIRECT_URI));
      if (block) {
        access().takePassword(employee);
      }
      if (endSessions) {
        access().endSessions(employee);
      }
      events
          .operation(OperationType.ACTION)
          .resourcePath(session.getContext().getUri())
          .representation(Map.of("link", link, END_SESSIONS, endSessions, BLOCK, block))
          .success();
      return Response.accepted(link).build();
    } catch (LinkService.Refused e) {
      throw JsonBody.bad(e.field(), e.getMessage());
    }
  }

  /**
   * Queues welcome mails to many: {@code {"userIds":["…"],"clientId":"…","redirectUri":"…"}}, at
   * most {@value ManyWelcomes#MOST}. Ids that mean nobody are reported, and stop nothing. The same
   * request again with the same {@code Idempotency-Key} sends nothing twice.
   *
   * @return 202 with the request's id and how far it has come; 400 or 413 naming the field that is
   *     wrong
   */
  @POST
  @Path("welcomes")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response welcomes(InputStream body) {
    auth.users().requireManage();
    JsonBody.query(session);
    JsonBody wishes =
        JsonBody.read(body, LONGEST_BODY_OF_MANY, Set.of(USER_IDS, CLIENT_ID, REDIRECT_URI));
    try {
      WelcomeBatchReport batch =
          new BulkWelcome(session, realm)
              .ask(wishes.ids(USER_IDS), wishes.text(CLIENT_ID), wishes.text(REDIRECT_URI), key());
      events
          .operation(OperationType.ACTION)
          .resourcePath(session.getContext().getUri())
          .representation(Map.of("id", batch.id(), "total", batch.total()))
          .success();
      return Response.accepted(batch).build();
    } catch (LinkService.Refused e) {
      throw JsonBody.bad(e.field(), e.getMessage());
    }
  }

  /** As it was sent: a parameter of a method is null for an empty header as for none. */
  private String key() {
    List<String> sent =
        session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(BulkWelcome.KEY);
    return sent == null || sent.isEmpty() ? null : String.join(",", sent);
  }

  /** Returns how far a request for many welcomes has come: counts by state, and the failures. */
  @GET
  @Path("welcomes/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public WelcomeBatchReport welcomes(@PathParam("id") String id) {
    auth.users().requireManage();
    JsonBody.query(session);
    return new BulkWelcome(session, realm)
        .find(id)
        .orElseThrow(() -> new NotFoundException("There is no such request"));
  }

  /** Returns what the realm lacks, and what makes it whole. */
  @Path("setup")
  public SetupResource setup() {
    return new SetupResource(session, realm, auth, adminEvents);
  }

  /** Returns all links of the employee, newest first. */
  @GET
  @Path("employees/{id}/links")
  @Produces(MediaType.APPLICATION_JSON)
  public List<LinkReport> links(@PathParam("id") String id) {
    UserModel employee = employee(id);
    auth.users().requireView(employee);
    JsonBody.query(session);
    return new LinkService(session, realm).of(employee);
  }

  /** Returns what holds for the employee, why, and what of each method. */
  @GET
  @Path("employees/{id}/second-factor")
  @Produces(MediaType.APPLICATION_JSON)
  public SecondFactorStatus secondFactor(@PathParam("id") String id) {
    UserModel employee = employee(id);
    auth.users().requireView(employee);
    JsonBody.query(session);
    return SecondFactorStatus.ofOther(session, realm, employee);
  }

  /** Returns a sentence for each title of a setting, or of employees, that may be misspelt. */
  @GET
  @Path("titles")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, List<String>> titles() {
    auth.users().requireView();
    JsonBody.query(session);
    return Map.of("warnings", TitleReport.warnings(session, realm));
  }

  /**
   * Takes away every second factor, recovery codes included, after a lost phone: logs the employee
   * out everywhere, tells them by mail, and leaves the next login to choose anew where one is
   * required. The same request again does no harm.
   *
   * <p>Whoever knows the password is the one who enrols next. Where it may be known to somebody
   * else, {@code ?block=true} takes the password away too and mails a link to a new one.
   *
   * @return 200 with what was taken away; 400 naming the field that is wrong
   */
  @DELETE
  @Path("employees/{id}/second-factor")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> clearSecondFactor(@PathParam("id") String id) {
    UserModel employee = employee(id);
    auth.users().requireManage(employee);
    boolean block = JsonBody.flag(BLOCK, JsonBody.query(session, BLOCK).get(BLOCK));
    if (block) {
      auth.users().requireResetPassword(employee);
    }
    requireTakeable(employee, block);
    try {
      if (block) {
        new LinkService(session, realm).reset(employee, null, null);
        access().takePassword(employee);
      }
      List<String> removed = new EnrolledFactors(session, realm, employee).clear();
      RememberedDevices.forget(employee);
      access().endSessions(employee);
      Map<String, Object> done = Map.of("removed", removed, BLOCK, block);
      events
          .operation(OperationType.ACTION)
          .resourcePath(session.getContext().getUri())
          .representation(done)
          .success();
      return done;
    } catch (LinkService.Refused e) {
      throw JsonBody.bad(e.field(), e.getMessage());
    }
  }

  /** Returns what is remembered of the employee. */
  @GET
  @Path("employees/{id}/memory")
  @Produces(MediaType.APPLICATION_JSON)
  public MemoryReport memory(@PathParam("id") String id) {
    UserModel employee = employee(id);
    auth.users().requireView(employee);
    JsonBody.query(session);
    return MemoryReport.of(new EmployeeMemory(session, realm, employee), EVERYTHING);
  }

  /**
   * Forgets it: who skipped the second factor is asked again, and days of grace begin anew at the
   * next login. {@code ?fact=skipped} and {@code ?fact=requiredSince} forget one alone. The same
   * request again does no harm.
   *
   * @return 200 with what was forgotten; 400 naming the field that is wrong
   */
  @DELETE
  @Path("employees/{id}/memory")
  @Produces(MediaType.APPLICATION_JSON)
  public MemoryReport forget(@PathParam("id") String id) {
    UserModel employee = employee(id);
    auth.users().requireManage(employee);
    String fact = JsonBody.query(session, FACT).get(FACT);
    Set<Fact> facts =
        fact == null
            ? EVERYTHING
            : Set.of(
                Fact.named(fact)
                    .filter(EVERYTHING::contains)
                    .orElseThrow(
                        () -> JsonBody.bad(FACT, "This must be skipped or requiredSince")));
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    MemoryReport forgotten = MemoryReport.of(memory, facts);
    facts.forEach(each -> memory.keep(each, List.of()));
    events
        .operation(OperationType.DELETE)
        .resourcePath(session.getContext().getUri())
        .detail("facts", facts.stream().map(Fact::shortName).collect(Collectors.joining(" ")))
        .representation(forgotten)
        .success();
    return forgotten;
  }

  /** Nothing that is stored here ends a password that a directory keeps. */
  private static void requireTakeable(UserModel employee, boolean block) {
    if (block && StoredPassword.inDirectory(employee)) {
      throw JsonBody.bad(
          BLOCK, "The employee's password is kept in a directory. Disable the employee instead");
    }
  }

  private EmployeeAccess access() {
    return new EmployeeAccess(session, realm);
  }

  /** Like Keycloak: who may not look for users does not learn which exist. */
  private UserModel employee(String id) {
    UserModel employee = session.users().getUserById(realm, id);
    if (employee == null) {
      auth.users().requireQuery();
      throw new NotFoundException("User not found");
    }
    return employee;
  }
}
