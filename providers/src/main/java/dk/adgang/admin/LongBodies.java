package dk.adgang.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/**
 * Refuses a request of ours whose head announces a body that the server's HTTP layer would not take
 * ({@code quarkus.http.limits.max-body-size}, 10 MiB where nobody set it), with the JSON of all our
 * refusals. The server would do it without a word, before Keycloak is asked ({@code
 * HttpServerCommonHandlers.enforceMaxBodySize}). Shorter bodies, and those that do not say how long
 * they are, get to {@link JsonBody}.
 */
@Singleton
final class LongBodies {

  private static final Pattern OURS = Pattern.compile(".*/admin/realms/[^/]+/adgang/.*");

  /** Comes before the server's own look at the length, which is at 2. */
  private static final int PRIORITY = 100;

  private static final String REFUSAL = json(EmployeesResource.LONGEST_BODY_OF_MANY);

  private final long longest;

  @Inject
  LongBodies(VertxHttpConfig server) {
    longest = server.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
  }

  void register(@Observes Filters filters) {
    filters.register(this::look, PRIORITY);
  }

  private void look(RoutingContext request) {
    if (tooLong(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))
        && OURS.matcher(request.normalizedPath()).matches()) {
      refuse(request);
    } else {
      request.next();
    }
  }

  /** What is no number is for the server to refuse. */
  private boolean tooLong(String announced) {
    return announced != null
        && announced.matches("\\d{1,18}")
        && Long.parseLong(announced) > longest;
  }

  /** Nobody will read the body, so that the connection is of no more use. */
  private static void refuse(RoutingContext request) {
    request
        .response()
        .setStatusCode(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .putHeader("Connection", "close")
        .endHandler(done -> request.request().connection().close())
        .end(REFUSAL);
  }

  private static String json(int longest) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("field", JsonBody.BODY)
        .put("error", JsonBody.sentence(JsonBody.BODY, JsonBody.atMost(longest)))
        .toString();
  }
}
