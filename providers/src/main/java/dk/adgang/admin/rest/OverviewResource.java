package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.overview.Overview;
import dk.adgang.admin.overview.OverviewReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How the employees are doing: {@code /admin/realms/REALM/adgang/overview}. */
public final class OverviewResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;

  OverviewResource(KeycloakSession session, RealmModel realm, Caller caller) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
  }

  /**
   * Counts the employees of the realm, of one {@code ?employer=ALIAS}, or for a manager of the own
   * employers.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public OverviewReport overview() {
    Optional<Set<String>> listed = caller.listed();
    String employer = Query.of(session, AskedEmployer.FIELD).text(AskedEmployer.FIELD);
    return new Overview(session, realm, new AskedEmployer(session, realm).ids(employer, listed))
        .read();
  }
}
