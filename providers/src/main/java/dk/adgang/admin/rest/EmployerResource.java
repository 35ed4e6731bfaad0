package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.employers.EmployerSettings;
import dk.adgang.admin.employers.PreviewReport;
import dk.adgang.admin.employers.SettingsPreview;
import dk.adgang.admin.employers.SettingsReport;
import dk.adgang.admin.employers.SettingsWrite;
import dk.adgang.admin.employers.StaleSettingsException;
import dk.adgang.admin.employers.StoredSettings;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** One employer: {@code /admin/realms/REALM/adgang/employers/ALIAS}. */
public final class EmployerResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;
  private final OrganizationModel employer;

  EmployerResource(
      KeycloakSession session,
      RealmModel realm,
      Caller caller,
      AdminEventBuilder events,
      OrganizationModel employer) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
    this.employer = employer;
  }

  /**
   * Returns each setting with the employer's own value, the realm's, and the one that counts. The
   * header {@code ETag} is for the next change.
   */
  @GET
  @Path("settings")
  @Produces(MediaType.APPLICATION_JSON)
  public Response settings() {
    caller.settings().requireSee(employer);
    Query.of(session);
    return tagged(
        new EmployerSettings(session, realm)
            .of(employer, new StoredSettings(session, events).of(employer)));
  }

  /**
   * Replaces all settings: one that is left out or {@code null} is not set any more. Other
   * attributes stay. It takes the header {@code If-Match} with the tag of the settings that the
   * change is based on.
   *
   * @return 200 with the settings and their new tag; 400 or 413 naming the field that is wrong; 412
   *     when the settings have changed meanwhile; 428 without the header
   */
  @PUT
  @Path("settings")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response change(InputStream body) {
    caller.settings().requireChangeOf(employer);
    Query.of(session);
    String known = known();
    SettingsBody wished = SettingsBody.read(sent(body));
    SettingsWrite write = new SettingsWrite(session, realm, caller, events);
    try {
      return tagged(JsonBody.orBad(() -> write.replace(employer, wished.settings(), known)));
    } catch (StaleSettingsException e) {
      throw RefusedRequest.of(ProblemKind.STALE, HttpHeaders.IF_MATCH, e.getMessage());
    }
  }

  /**
   * Tells what other settings would change for employees, should they log in today: of whom a
   * second factor would be required, from when on, and who could not log in any more. The body is
   * that of a change; a setting that is left out stays as it is. Nothing is changed.
   *
   * @return 200 with the counts and names by title; 400 or 413 naming the field that is wrong
   */
  @POST
  @Path("preview")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public PreviewReport preview(InputStream body) {
    caller.settings().requireOf(employer);
    Query.of(session);
    SettingsBody wished = SettingsBody.read(body);
    SettingsPreview preview = new SettingsPreview(session, realm, caller, events);
    return JsonBody.orBad(() -> preview.of(employer, wished.settings()));
  }

  /** No body at all is a mistake, which must not take all settings away. */
  private static InputStream sent(InputStream body) {
    PushbackInputStream sent =
        new PushbackInputStream(body == null ? InputStream.nullInputStream() : body);
    try {
      int first = sent.read();
      if (first >= 0) {
        sent.unread(first);
        return sent;
      }
    } catch (IOException e) {
      // Answered as no body.
    }
    throw JsonBody.bad(JsonBody.BODY, "Send the settings; {} takes all of them away");
  }

  private String known() {
    List<String> sent =
        session
            .getContext()
            .getHttpRequest()
            .getHttpHeaders()
            .getRequestHeader(HttpHeaders.IF_MATCH);
    if (sent == null || sent.isEmpty()) {
      throw RefusedRequest.of(
          ProblemKind.TAG_MISSING,
          HttpHeaders.IF_MATCH,
          "Send the ETag of the settings that this change is based on, as GET answers it");
    }
    return String.join(",", sent);
  }

  private static Response tagged(SettingsReport report) {
    return Response.ok(report).header(HttpHeaders.ETAG, report.tag()).build();
  }
}
