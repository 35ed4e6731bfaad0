package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.imports.EmployeeImport;
import dk.adgang.admin.imports.ImportReport;
import dk.adgang.admin.rest.answer.RepeatedRequest;
import dk.adgang.admin.rest.problem.ProblemKind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;

/** Many employees at once: {@code /admin/realms/REALM/adgang/employees/import}. */
public final class ImportResource {

  private static final String DRY_RUN = "dryRun";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminAuth auth;
  private final Caller caller;
  private final RepeatedRequest repeated;

  ImportResource(
      KeycloakSession session,
      RealmModel realm,
      AdminAuth auth,
      Caller caller,
      RepeatedRequest repeated) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.caller = caller;
    this.repeated = repeated;
  }

  /**
   * Creates employees from a file: the body is CSV, with commas, semicolons or tabs, in UTF-8,
   * UTF-16 or Windows-1252. {@code ?employer=ALIAS} is the employer of all; with {@code
   * ?dryRun=true} the file is only looked at. The owner of an address that has an account is asked
   * whether the employer may add them, and the same file again makes nobody twice. The same request
   * again with the same {@code Idempotency-Key} is no second import; a file that is only looked at
   * needs no key.
   *
   * @return 200 for a file that was looked at, 202 for one that is worked off, with the id to ask
   *     for; 400 or 413 when it cannot be read
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response send(InputStream body) {
    caller.creating().requireAny();
    Query query = Query.of(session, AskedEmployer.FIELD, DRY_RUN);
    boolean dry = query.flag(DRY_RUN);
    OrganizationModel employer =
        new AskedEmployer(session, realm)
            .orOnly(query.text(AskedEmployer.FIELD), caller, ProblemKind.INVALID_PARAMETER);
    caller.creating().require(employer);
    byte[] bytes = JsonBody.bytes(body, EmployeeImport.LONGEST);
    EmployeeImport files = files();
    if (dry) {
      return Response.ok(JsonBody.orBad(() -> files.look(bytes, employer))).build();
    }
    return JsonBody.orBad(
        () ->
            repeated.answer(
                bytes,
                () -> {
                  ImportReport stored = files.store(bytes, employer);
                  files.start(stored.id());
                  return Response.accepted(stored).build();
                }));
  }

  /** Tells how far a file has come: the counts, and the rows that have a problem. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public ImportReport report(@PathParam("id") String id) {
    caller.creating().requireAny();
    Query.of(session);
    return files().find(id).orElseThrow(() -> new NotFoundException("There is no such import"));
  }

  private EmployeeImport files() {
    return new EmployeeImport(session, realm, caller, auth);
  }
}
