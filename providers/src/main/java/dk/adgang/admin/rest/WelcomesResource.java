package dk.adgang.admin.rest;

import dk.adgang.admin.rest.answer.IdempotencyKey;
import dk.adgang.link.welcome.BulkWelcome;
import dk.adgang.link.welcome.WelcomeBatchReport;
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
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Welcomes for many employees at once: {@code /admin/realms/REALM/adgang/welcomes}. */
public final class WelcomesResource {

  /** As many ids as one request may name, of 255 characters each, and room to indent them. */
  static final int LONGEST_BODY = 4 * 1024 * 1024;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;

  WelcomesResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.events = events;
  }

  /**
   * Queues welcome mails to many: {@code {"userIds":["…"],"clientId":"…","redirectUri":"…"}}, at
   * most {@value BulkWelcome#MOST}. Ids that mean nobody are reported, and stop nothing. The same
   * request again with the same {@code Idempotency-Key} sends nothing twice.
   *
   * @return 202 with the request's id and how far it has come; 400 or 413 naming the field that is
   *     wrong
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response welcomes(InputStream body) {
    auth.users().requireManage();
    Query.of(session);
    WelcomesRequest wanted = JsonBody.read(body, LONGEST_BODY, WelcomesRequest.class);
    WelcomeBatchReport batch =
        JsonBody.orBad(
            () ->
                new BulkWelcome(session, realm)
                    .ask(
                        wanted.userIds(),
                        wanted.clientId(),
                        wanted.redirectUri(),
                        IdempotencyKey.sent(session)));
    events
        .operation(OperationType.ACTION)
        .resourcePath(session.getContext().getUri())
        .representation(Map.of("id", batch.id(), "total", batch.total()))
        .success();
    return Response.accepted(batch).build();
  }

  /** Returns how far a request for many welcomes has come: counts by state, and the failures. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public WelcomeBatchReport welcomes(@PathParam("id") String id) {
    auth.users().requireManage();
    Query.of(session);
    return new BulkWelcome(session, realm)
        .find(id)
        .orElseThrow(() -> new NotFoundException("There is no such request"));
  }
}
