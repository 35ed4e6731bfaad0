package dk.adgang.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's admin REST API, spoken as the bootstrap administrator of the local server. */
public final class AdminRest {

  /** A realm with a thousand people is made in one request. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** An answer: its status, its body, and the address of a created resource. */
  public record Answer(int status, JsonNode body, String location) {

    /** The id that the server gave to the created resource. */
    public String createdId() {
      return location.substring(location.lastIndexOf('/') + 1);
    }
  }

  /** Thrown when the server refuses a request. */
  public static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(String message, int status) {
      super(message);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HALF_OF_ITS_LIFE = 30;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI server;
  private String token;
  private Instant renewal;

  public AdminRest(URI server) {
    this.server = server;
  }

  public JsonNode get(String path) {
    return send("GET", path, null).body();
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /**
   * Sends a request below {@code /admin/realms}; an answer other than 2xx is {@link Refused}.
   *
   * @param path begins with a slash and the realm
   * @param body becomes JSON; null for none
   */
  public Answer send(String method, String path, Object body) {
    var response = once(method, path, body, currentToken());
    if (response.statusCode() == 401) {
      response = once(method, path, body, newToken());
    }
    if (response.statusCode() / 100 != 2) {
      throw new Refused(
          "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()),
          response.statusCode());
    }
    return new Answer(
        response.statusCode(),
        json(response.body()),
        response.headers().firstValue("Location").orElse(null));
  }

  private HttpResponse<String> once(String method, String path, Object body, String bearer) {
    var request =
        HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(text(body)));
    return exchange(request.build());
  }

  /** The token of the administrator, for a client of one's own; it is good for half a minute. */
  public String bearer() {
    // A test may have moved the server's clock, which ends the token too.
    get("/adgang");
    return currentToken();
  }

  // Keycloak's tokens of the realm master live a minute. One near its end would be taken here and
  // refused a moment later, where nobody renews it.
  private synchronized String currentToken() {
    return token == null || Instant.now().isAfter(renewal) ? newToken() : token;
  }

  private synchronized String newToken() {
    var form =
        Map.of(
            "grant_type", "password",
            "client_id", "admin-cli",
            "username", "admin",
            "password", "admin");
    var response =
        exchange(
            HttpRequest.newBuilder(
                    URI.create(server + "/realms/master/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form.entrySet().stream()
                            .map(e -> e.getKey() + "=" + encode(e.getValue()))
                            .collect(Collectors.joining("&"))))
                .build());
    if (response.statusCode() != 200) {
      throw new Refused("The administrator cannot log in: " + response.body(), 401);
    }
    token = json(response.body()).path("access_token").asText();
    renewal = Instant.now().plusSeconds(HALF_OF_ITS_LIFE);
    return token;
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UserError("No answer from %s: %s".formatted(request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted while waiting for " + request.uri(), e);
    }
  }

  /** A value for the query of an address. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** A value as JSON. */
  public static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UserError("Not JSON: " + body, e);
    }
  }
}
