package dk.adgang.admin.rest.answer;

import dk.adgang.common.RefusedException;
import dk.adgang.common.RequestKey;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The header that brings a caller's own name for a request. */
public final class IdempotencyKey {

  private IdempotencyKey() {}

  /**
   * Returns the header as it was sent; null for none. A parameter of a method would be null for an
   * empty header too.
   */
  public static String sent(KeycloakSession session) {
    List<String> sent =
        session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(RequestKey.HEADER);
    return sent == null || sent.isEmpty() ? null : String.join(",", sent);
  }

  /**
   * Returns the key of a request; empty where it has none.
   *
   * @throws RefusedException when the header is there, and is no key
   */
  static Optional<String> of(KeycloakSession session) throws RefusedException {
    String key = sent(session);
    RequestKey.check(key);
    return Optional.ofNullable(key);
  }
}
