package dk.adgang.admin.rest;

import dk.adgang.admin.access.SettingsAccess;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import dk.adgang.admin.setup.RealmSetup;
import dk.adgang.admin.setup.SetupOutcome;
import dk.adgang.admin.setup.SetupRefusedException;
import dk.adgang.admin.setup.SetupState;
import dk.adgang.admin.setup.SetupTurn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * The check of a realm, and the setup that makes it whole: {@code
 * /admin/realms/REALM/adgang/setup}.
 */
public final class SetupResource {

  private static final String DRY_RUN = "dryRun";
  private static final String CHOICES = "choices";

  /**
   * The body of a request for a setup.
   *
   * @param choices {@code replace} or {@code keep}, by the name of a conflict or a change
   */
  record Choices(Map<String, String> choices) {}

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
    Query.of(session);
    return new RealmSetup(session, realm).state();
  }

  /**
   * Makes the realm whole, in one transaction, and one request after the other. Parts that an
   * administrator has made differently stay, unless the body says {@code
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
    boolean dry = Query.of(session, DRY_RUN).flag(DRY_RUN);
    if (dry) {
      auth.realm().requireViewRealm();
    } else {
      SettingsAccess.requireSetup(auth);
    }
    Map<String, String> choices = JsonBody.read(body, JsonBody.USUAL, Choices.class).choices();
    RealmSetup.misunderstood(session, realm, choices)
        .ifPresent(
            name -> {
              throw JsonBody.bad(
                  name.isBlank() ? CHOICES : name,
                  "A choice is the name of a conflict or a change, with replace or keep");
            });
    return dry ? new RealmSetup(session, realm).plan(choices) : inTurn(choices);
  }

  private SetupOutcome inTurn(Map<String, String> choices) {
    try {
      return new SetupTurn(session, realm, events).make(choices);
    } catch (SetupTurn.Busy e) {
      throw RefusedRequest.of(
          ProblemKind.BUSY,
          realm.getName(),
          "Another setup of this realm has not ended. Ask again");
    } catch (SetupRefusedException e) {
      throw JsonBody.bad(e.part(), "Keycloak refuses it, nothing was changed: " + e.getMessage());
    }
  }
}
