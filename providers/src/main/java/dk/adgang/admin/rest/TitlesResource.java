package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.titles.RenamedTitle;
import dk.adgang.admin.titles.TitleList;
import dk.adgang.admin.titles.TitleRename;
import dk.adgang.admin.titles.TitlesInUse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The titles of employees and settings: {@code /admin/realms/REALM/adgang/titles}. */
public final class TitlesResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;

  TitlesResource(
      KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
  }

  /**
   * The body of a request for another name of a title.
   *
   * @param from the title, in whatever spelling
   * @param to the new one, as it is to be written
   * @param employer the alias of the employer whose employees and settings are meant; null for the
   *     realm, or for the only one that the caller manages
   * @param dryRun whether it is only counted
   */
  record Wanted(String from, String to, String employer, boolean dryRun) {}

  /**
   * Lists the titles of the realm, of one {@code ?employer=ALIAS}, or for a manager of the own
   * employers, with how many employees have each, and which of the settings list it.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public TitlesInUse list() {
    Optional<Set<String>> listed = caller.listed();
    String employer = Query.of(session, AskedEmployer.FIELD).text(AskedEmployer.FIELD);
    return new TitleList(session, realm)
        .read(new AskedEmployer(session, realm).ids(employer, listed));
  }

  /**
   * Gives a title another name: {@code {"from":"…","to":"…","employer":"ALIAS","dryRun":true}}.
   * Employees and settings change in one transaction, so that nobody is without the requirement in
   * between.
   *
   * @return 200 with the counts; 400 or 413 naming the field that is wrong
   */
  @POST
  @Path("rename")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public RenamedTitle rename(InputStream body) {
    Query.of(session);
    Wanted wanted = JsonBody.read(body, JsonBody.USUAL, Wanted.class);
    OrganizationModel employer =
        new AskedEmployer(session, realm)
            .orOnly(wanted.employer(), caller, ProblemKind.INVALID_FIELD);
    caller.creating().requireMany(employer);
    TitleRename rename = new TitleRename(session, realm, caller, events);
    return JsonBody.orBad(
        () -> rename.rename(wanted.from(), wanted.to(), employer, wanted.dryRun()));
  }
}
