package dk.adgang.admin;

import dk.adgang.admin.setup.RealmSetup;
import dk.adgang.admin.setup.SetupOutcome;
import dk.adgang.admin.setup.SetupRefusedException;
import dk.adgang.admin.setup.SetupState;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What a realm lacks, and making it whole: {@code /admin/realms/REALM/adgang/setup}. */
public final class SetupResource {

  private static final String DRY_RUN = "dryRun";
  private static final String CHOICES = "choices";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;

  SetupResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.events = events;
  }

  /** Returns what the realm lacks. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public SetupState state() {
    auth.realm().requireViewRealm();
    JsonBody.query(session);
    return new RealmSetup(session, realm).state();
  }

  /**
   * Makes the realm whole, in one transaction. What an administrator has made differently stays,
   * unless the body says {@code {"choices":{"browserFlow":"replace"}}}; {@code keep} leaves out a
   * change. With {@code ?dryRun=true} nothing is done.
   *
   * @return what was done, what is in doubt, and what only an administrator can do; 400 or 413
   *     naming the field that is wrong
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public SetupOutcome setup(InputStream body) {
    boolean dry = JsonBody.flag(DRY_RUN, JsonBody.query(session, DRY_RUN).get(DRY_RUN));
    if (dry) {
      auth.realm().requireViewRealm();
    } else {
      // Each asks for what Keycloak asks for the same kind of change.
      auth.realm().requireManageRealm();
      auth.realm().requireManageIdentityProviders();
      auth.realm().requireManageEvents();
      auth.clients().requireManage();
    }
    Map<String, String> choices =
        JsonBody.read(body, EmployeesResource.LONGEST_BODY, Set.of(CHOICES)).texts(CHOICES);
    RealmSetup setup = new RealmSetup(session, realm);
    setup
        .misunderstood(choices)
        .ifPresent(
            name -> {
              throw JsonBody.bad(
                  name, "A choice is the name of a conflict or a change, with replace or keep");
            });
    if (dry) {
      return setup.plan(choices);
    }
    SetupOutcome outcome = made(setup, choices);
    if (!outcome.changes().isEmpty()) {
      // It may be this request that has events kept.
      events
          .refreshRealmEventsConfig(session)
          .resource(ResourceType.REALM)
          .operation(OperationType.UPDATE)
          .resourcePath(session.getContext().getUri())
          .representation(outcome)
          .success();
    }
    return outcome;
  }

  private static SetupOutcome made(RealmSetup setup, Map<String, String> choices) {
    try {
      return setup.make(choices);
    } catch (SetupRefusedException e) {
      throw JsonBody.bad(e.part(), "Keycloak refuses it, nothing was changed: " + e.getMessage());
    }
  }
}
