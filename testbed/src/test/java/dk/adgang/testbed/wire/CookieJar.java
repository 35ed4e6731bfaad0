package dk.adgang.testbed.wire;

import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of a browser: those of an address are those of its path and of the paths above. */
final class CookieJar {

  /** Two realms of a server have cookies of the same names. */
  private record Place(String path, String name) {}

  private final Map<Place, String> cookies = new LinkedHashMap<>();

  /** Takes over those of another browser. */
  void putAll(CookieJar other) {
    cookies.putAll(other.cookies);
  }

  /** Forgets who is logged in; other cookies stay. */
  void endSession() {
    cookies
        .keySet()
        .removeIf(
            place -> place.name().startsWith("KEYCLOAK_") || place.name().startsWith("AUTH_"));
  }

  /** Those that go along to an address, as one header. */
  String headerFor(URI address) {
    return cookies.entrySet().stream()
        .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
        .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Keeps the cookies of a header of an answer. */
  void keep(String header) {
    for (var cookie : HttpCookie.parse(header)) {
      var path = cookie.getPath() == null ? "/" : cookie.getPath();
      var place = new Place(path, cookie.getName());
      if (cookie.hasExpired()) {
        cookies.remove(place);
      } else {
        cookies.put(place, cookie.getValue());
      }
    }
  }
}
