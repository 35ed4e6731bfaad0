package dk.adgang.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The admin REST API, asked with bodies and headers that no decent client sends. */
final class RawRest {

  /**
   * An answer, whatever its status.
   *
   * @param json missing where the body is none
   */
  record Answer(int status, String type, String body, JsonNode json) {

    /** The field that a refusal names; empty where it names none. */
    String field() {
      return json.path("field").asText();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Adgang adgang;
  private final Map<String, String> headers = new LinkedHashMap<>();

  RawRest(Adgang adgang) {
    this.adgang = adgang;
    headers.put("Content-Type", "application/json");
  }

  /** From now on each request carries this header. */
  RawRest sending(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /**
   * Posts as the administrator.
   *
   * @param path below {@code /admin/realms}, with a slash and the realm
   */
  Answer post(String path, BodyPublisher body) {
    return send(path, body, false);
  }

  /**
   * Posts the head, and the body only when the server asks for it ({@code Expect: 100-continue},
   * RFC 9110, 10.1.1).
   *
   * @param path as for {@link #post(String, BodyPublisher)}
   */
  Answer postWhenAsked(String path, BodyPublisher body) {
    return send(path, body, true);
  }

  private Answer send(String path, BodyPublisher body, boolean expectContinue) {
    var request =
        HttpRequest.newBuilder(URI.create(adgang.server().url() + "/admin/realms" + path))
            .timeout(Duration.ofSeconds(60))
            .expectContinue(expectContinue)
            .header("Authorization", "Bearer " + adgang.admin().bearer())
            .POST(body);
    headers.forEach(request::setHeader);
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(answer.statusCode(), type, answer.body(), json(type, answer.body()));
    } catch (IOException e) {
      throw new AssertionError("No answer to POST " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Answer post(String path, String body) {
    return post(path, BodyPublishers.ofString(body));
  }

  Answer post(String path, Map<String, ?> body) {
    try {
      return post(path, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode json(String type, String body) {
    if (!type.startsWith("application/json") || body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + body, e);
    }
  }
}
