package dk.adgang.admin.rest.answer;

import dk.adgang.common.RefusedException;
import dk.adgang.common.RequestKey;
import dk.adgang.common.Sha256;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.util.JsonSerialization;

/**
 * A request that is met once, however often it is sent with the same {@code Idempotency-Key}. The
 * work and its answer are stored in one transaction, so that neither is stored without the other. A
 * refused request stores nothing, and may be sent again after mending, also changed.
 */
public final class RepeatedRequest {

  /** The work that a request asks for. */
  @FunctionalInterface
  public interface Work {

    /** Does it, and returns the answer of success. */
    Response answer() throws RefusedException;
  }

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminAuth caller;

  /**
   * Prepares the answer to one request.
   *
   * @param caller another caller's keys are other keys
   */
  public RepeatedRequest(KeycloakSession session, RealmModel realm, AdminAuth caller) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
  }

  /**
   * Does what a request asks for, or answers as before when it was done already. Call it after the
   * permissions: a caller who has lost them gets no stored answer.
   *
   * @param body as it was sent
   * @throws RefusedException when the work is refused, or the key was used for another request
   */
  public Response answer(byte[] body, Work work) throws RefusedException {
    Optional<String> key = IdempotencyKey.of(session);
    if (key.isEmpty()) {
      return work.answer();
    }
    AnswerEntity row = new Answers(session).hold(realm, keyHash(key.get()));
    String request = requestHash(body);
    if (row.status == 0) {
      keep(row, request, work.answer());
    } else if (!row.request.equals(request)) {
      throw new RefusedException(RequestKey.HEADER, "This key was used for another request");
    }
    return stored(row);
  }

  private static void keep(AnswerEntity row, String request, Response answer) {
    row.request = request;
    row.status = answer.getStatus();
    row.location = Optional.ofNullable(answer.getLocation()).map(URI::toString).orElse(null);
    row.body = text(answer.getEntity());
    row.answeredAt = Time.currentTimeMillis();
  }

  private static Response stored(AnswerEntity row) {
    return Response.status(row.status)
        .location(row.location == null ? null : URI.create(row.location))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(row.body)
        .build();
  }

  private static String text(Object entity) {
    try {
      return JsonSerialization.writeValueAsString(entity);
    } catch (IOException e) {
      throw new IllegalStateException(entity.getClass() + " cannot be written", e);
    }
  }

  private String keyHash(String key) {
    return Sha256.hex(
        String.join("\n", realm.getId(), caller.getRealm().getId(), caller.getUser().getId(), key));
  }

  private String requestHash(byte[] body) {
    URI address = session.getContext().getUri().getRequestUri();
    return Sha256.hex(
        String.join(
            "\n",
            session.getContext().getHttpRequest().getHttpMethod(),
            address.getRawPath(),
            address.getRawQuery(),
            Sha256.hex(body)));
  }
}
