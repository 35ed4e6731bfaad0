package dk.adgang.testbed.console.master;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.wire.HttpBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Tokens of people of master, and requests with them below {@code /admin/realms}. */
final class RestToken {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private RestToken() {}

  /** Gets one by the password, as {@code kcadm.sh} does. */
  static String of(URI server, Employee person) {
    var answer =
        send(
            HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        HttpBrowser.form(
                            "grant_type",
                            "password",
                            "client_id",
                            "admin-cli",
                            "username",
                            person.email(),
                            "password",
                            Employee.USUAL_PASSWORD)))
                .build());
    try {
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request; the status comes back. */
  static int send(URI server, String token, String method, String below, String body) {
    return send(HttpRequest.newBuilder(server.resolve("/admin/realms/" + below))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build())
        .statusCode();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
