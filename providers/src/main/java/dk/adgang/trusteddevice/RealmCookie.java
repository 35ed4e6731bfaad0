package dk.adgang.trusteddevice;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A cookie of one realm: only sent to this realm, only by its own pages, never to scripts.
 *
 * @param name the same in each realm; the path tells them apart
 */
record RealmCookie(KeycloakSession session, RealmModel realm, String name) {

  /** The value that the browser sent; null where it sent none. */
  String read() {
    Cookie sent = session.getContext().getHttpRequest().getHttpHeaders().getCookies().get(name);
    return sent == null ? null : sent.getValue();
  }

  /** Has the browser keep a value, together with the answer to this request. */
  void keep(String value, Duration howLong) {
    String path = session.getContext().getUri().getBaseUri().getRawPath();
    session
        .getContext()
        .getHttpResponse()
        .setCookieIfAbsent(
            new NewCookie.Builder(name)
                .value(value)
                .path(path + "realms/" + realm.getName() + "/")
                .maxAge(Math.toIntExact(howLong.toSeconds()))
                .httpOnly(true)
                .secure("https".equals(session.getContext().getUri().getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build());
  }
}
