package dk.adgang.testbed.brand;

import dk.adgang.testbed.admin.employees.StaffRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The logo of an employer over REST, and from where everybody gets it. */
final class LogoRest {

  private static final Map<String, String> FIRST = Map.of("If-None-Match", "*");

  private final StaffRealm realm;
  private final String below;

  LogoRest(StaffRealm realm, String alias) {
    this.realm = realm;
    this.below = "employers/" + alias + "/logo";
  }

  /** Sends the first one. */
  StaffRealm.Answer send(String token, byte[] file) {
    return send(token, file, FIRST);
  }

  StaffRealm.Answer send(String token, byte[] file, Map<String, String> headers) {
    var body = HttpRequest.BodyPublishers.ofByteArray(file);
    return realm.ask(token, "PUT", below, body, headers);
  }

  StaffRealm.Answer remove(String token, Map<String, String> headers) {
    return realm.ask(token, "DELETE", below, null, headers);
  }

  /** The status of a look. */
  HttpResponse<byte[]> see(String token) {
    var admin = realm.url().resolve("/admin/realms/" + realm.name() + "/adgang/" + below);
    return get(admin, "Authorization", "Bearer " + token);
  }

  /** Gets something as anybody does: without a cookie. */
  static HttpResponse<byte[]> get(URI address, String... headers) {
    var request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HttpClient.newHttpClient()
          .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
