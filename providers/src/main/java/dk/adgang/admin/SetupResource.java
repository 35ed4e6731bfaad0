package dk.adgang.admin;

import dk.adgang.admin.setup.RealmSetup;
import dk.adgang.admin.setup.SetupOutcome;
import dk.adgang.admin.setup.SetupRefusedException;
import dk.adgang.admin.setup.SetupState;
import dk.adgang.ratelimit.RowLocks;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What a realm lacks, and making it whole: {@code /admin/realms/REALM/adgang/setup}. */
public final class SetupResource {

  private static final String DRY_RUN = "dryRun";
  private static final String CHOICES = "choices";
  private static final String TASK = "adgang setup";

  private static final Logger LOG = Logger.getLogger(SetupResource.class);

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
   * Makes the realm whole, in one transaction, and one request after the other. What an
   * administrator has made differently stays, unless the body says {@code
   * {"choices":{"browserFlow":"replace"}}}; {@code keep} leaves out a change. With {@code
   * ?dryRun=true} nothing is done.
   *
   * @return what was done, what is in doubt, and what only an administrator can do; 400 or 413
   *     naming the field that is wrong; 409 when another setup of the realm takes too long
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
    RealmSetup.misunderstood(session, realm, choices)
        .ifPresent(
            name -> {
              throw JsonBody.bad(
                  name.isBlank() ? CHOICES : name,
                  "A choice is the name of a conflict or a change, with replace or keep");
            });
    return dry ? new RealmSetup(session, realm).plan(choices) : inTurn(choices);
  }

  /**
   * One setup of a realm after the other: two at a time would make the same parts. What this
   * request has read before its turn may be older than that, so that a session of its own makes the
   * realm whole.
   */
  private SetupOutcome inTurn(Map<String, String> choices) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    try {
      return KeycloakModelUtils.runJobInTransactionWithResult(
          factory,
          waiting -> {
            turn(waiting);
            return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session.getContext(), own -> make(own, choices), TASK);
          });
    } catch (SetupRefusedException e) {
      throw JsonBody.bad(e.part(), "Keycloak refuses it, nothing was changed: " + e.getMessage());
    }
  }

  private void turn(KeycloakSession waiting) {
    try {
      RowLocks.take(waiting, List.of(TASK + " " + realm.getId()));
    } catch (ModelException | PersistenceException e) {
      LOG.debug("No turn", e);
      throw JsonBody.conflict(
          realm.getName(), "Another setup of this realm has not ended. Ask again");
    }
  }

  private SetupOutcome make(KeycloakSession own, Map<String, String> choices) {
    RealmModel same = own.realms().getRealm(realm.getId());
    SetupOutcome outcome = new RealmSetup(own, same).make(choices);
    if (!outcome.changes().isEmpty()) {
      // It may be this request that has events kept.
      events
          .clone(own)
          .refreshRealmEventsConfig(own)
          .resource(ResourceType.REALM)
          .operation(OperationType.UPDATE)
          .resourcePath(session.getContext().getUri())
          .representation(outcome)
          .success();
    }
    return outcome;
  }
}
