package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.employers.EmployerLogo;
import dk.adgang.admin.employers.EmployerSettings;
import dk.adgang.admin.employers.PreviewReport;
import dk.adgang.admin.employers.SettingsPreview;
import dk.adgang.admin.employers.SettingsReport;
import dk.adgang.admin.employers.SettingsWrite;
import dk.adgang.admin.employers.StaleSettingsException;
import dk.adgang.admin.employers.StoredSettings;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import dk.adgang.brand.StoredLogo;
import dk.adgang.brand.picture.LogoRefusedException;
import dk.adgang.brand.picture.LogoRule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** One employer: {@code /admin/realms/REALM/adgang/employers/ALIAS}. */
public final class EmployerResource {

  private static final String LOGO = "logo";
  private static final String PNG = "image/png";

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
    return orStale(
        () -> {
          SettingsReport replaced =
              JsonBody.orBad(() -> write.replace(employer, wished.settings(), known));
          return tagged(replaced);
        });
  }

  /**
   * Returns the logo as pages and mails show it.
   *
   * @return 200 with the PNG and its tag; 404 when the employer has no logo
   */
  @GET
  @Path("logo")
  @Produces(PNG)
  public Response seeLogo() {
    caller.settings().requireSee(employer);
    Query.of(session);
    EmployerLogo logo = logo();
    Optional<StoredLogo> stored = logo.stored();
    byte[] png =
        stored.flatMap(logo::png).orElseThrow(() -> new NotFoundException("There is no logo"));
    return tagged(png, EmployerLogo.tag(stored));
  }

  /**
   * Takes a PNG or JPEG file for the logo; the picture is written anew. The header {@code If-Match}
   * has the tag of the logo that is replaced; the first one takes {@code If-None-Match: *}.
   *
   * @return 200 with what it became and its tag; 400 with what is wrong with the file, or 413; 412
   *     when there is another logo by now; 428 without either header
   */
  @PUT
  @Path("logo")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response replaceLogo(InputStream body) {
    caller.settings().requireChangeOf(employer);
    Query.of(session);
    String known = knownOrNone();
    byte[] file = JsonBody.bytes(body, LogoRule.LONGEST);
    EmployerLogo logo = logo();
    return orStale(
        () -> {
          try {
            StoredLogo kept = logo.replace(file, known);
            return tagged(logo.report(kept), EmployerLogo.tag(Optional.of(kept)));
          } catch (LogoRefusedException e) {
            throw JsonBody.bad(LOGO, e.getMessage());
          }
        });
  }

  /**
   * Removes the logo. The header {@code If-Match} has its tag.
   *
   * @return 204; 412 when there is another logo by now, or none; 428 without the header
   */
  @DELETE
  @Path("logo")
  public Response removeLogo() {
    caller.settings().requireChangeOf(employer);
    Query.of(session);
    String known = known();
    return orStale(
        () -> {
          logo().remove(known);
          return Response.noContent().build();
        });
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

  /** Refuses a change that is based on what somebody has changed meanwhile. */
  private static Response orStale(Supplier<Response> change) {
    try {
      return change.get();
    } catch (StaleSettingsException e) {
      throw RefusedRequest.of(ProblemKind.STALE, HttpHeaders.IF_MATCH, e.getMessage());
    }
  }

  private EmployerLogo logo() {
    return new EmployerLogo(session, realm, events, employer);
  }

  private String knownOrNone() {
    List<String> none =
        session
            .getContext()
            .getHttpRequest()
            .getHttpHeaders()
            .getRequestHeader(HttpHeaders.IF_NONE_MATCH);
    return none != null && none.equals(List.of("*")) ? EmployerLogo.NONE : known();
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
          "Send the ETag of what this change is based on, as GET answers it");
    }
    return String.join(",", sent);
  }

  private static Response tagged(SettingsReport report) {
    return Response.ok(report).header(HttpHeaders.ETAG, report.tag()).build();
  }

  private static Response tagged(Object answer, String tag) {
    return Response.ok(answer).header(HttpHeaders.ETAG, tag).build();
  }
}
