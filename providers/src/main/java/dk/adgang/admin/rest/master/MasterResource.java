package dk.adgang.admin.rest.master;

import dk.adgang.admin.access.SettingsAccess;
import dk.adgang.admin.console.visitor.ConsoleClient;
import dk.adgang.admin.rest.Query;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** All that there is of ours in master: {@code /admin/realms/master/adgang/console}. */
public final class MasterResource {

  /** The path of the call, below {@code adgang}. */
  public static final String CONSOLE = "console";

  private final KeycloakSession session;
  private final RealmModel master;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;

  /** Prepares the call; it asks for the permission itself. */
  public MasterResource(
      KeycloakSession session,
      RealmModel master,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.master = master;
    this.auth = auth;
    this.events = events;
  }

  /**
   * Switches the console of master on, which makes its client and nothing else. Called again, it
   * changes nothing.
   *
   * @return 200 with the address, as {@code {"url":"…"}}; 400 when there is another client of that
   *     name
   */
  @POST
  @Path(CONSOLE)
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, String> switchOn() {
    SettingsAccess.requireSetup(auth);
    Query.of(session);
    try {
      ConsoleClient.switchOn(session, master).ifPresent(this::tell);
    } catch (RefusedException e) {
      throw RefusedRequest.of(ProblemKind.INVALID_FIELD, e.field(), e.getMessage());
    }
    return Map.of(
        "url",
        Urls.realmBase(session.getContext().getUri().getBaseUri())
            .path("{realm}/adgang/" + CONSOLE)
            .build(master.getName())
            .toString());
  }

  private void tell(ClientModel client) {
    events
        .resource(ResourceType.CLIENT)
        .operation(OperationType.UPDATE)
        .resourcePath("clients", client.getId())
        .representation(Map.of("clientId", client.getClientId(), "enabled", true))
        .success();
  }
}
