package dk.adgang.admin.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.util.JsonSerialization;
import org.keycloak.utils.KeycloakSessionUtil;

/** The answer that says what is wrong with a request. */
public final class RefusedRequest {

  /** The media type of problem details. */
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private RefusedRequest() {}

  /**
   * Makes the answer. Its {@code error} names the field too, because {@code kcadm} shows nothing
   * else. By Keycloak's kind of exception nothing is kept of the request; a plain one with a body
   * would keep what was written before it.
   *
   * @param field the field, parameter or header that is wrong, or what stands in the way
   * @param message a sentence without the field
   */
  public static WebApplicationException of(ProblemKind kind, String field, String message) {
    Map<String, Object> members = members(kind, field, message);
    return new ErrorResponseException(
        asked()
            ? Response.status(kind.status()).type(PROBLEM).entity(text(members)).build()
            : Response.status(kind.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(members)
                .build());
  }

  static Map<String, Object> members(ProblemKind kind, String field, String message) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", kind.type());
    members.put("title", kind.title());
    members.put("status", kind.status());
    members.put("detail", message);
    members.put("field", field);
    members.put("error", field + ": " + message);
    return members;
  }

  /** True when the caller names the media type; a wildcard means what was answered always. */
  private static boolean asked() {
    KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
    return session != null
        && session.getContext().getHttpRequest().getHttpHeaders().getAcceptableMediaTypes().stream()
            .anyMatch(
                each ->
                    each.getType().equalsIgnoreCase(PROBLEM.getType())
                        && each.getSubtype().equalsIgnoreCase(PROBLEM.getSubtype())
                        && !each.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?"));
  }

  private static String text(Map<String, Object> members) {
    try {
      return JsonSerialization.writeValueAsString(members);
    } catch (IOException e) {
      throw new IllegalStateException("Texts and a number can be written", e);
    }
  }
}
