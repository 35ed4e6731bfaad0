package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.adgang.testbed.fixture.Adgang;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The admin REST API, asked with bodies and headers that no decent client sends. */
public final class RawRest {

  /**
   * An answer with any status.
   *
   * @param json missing where the body is no JSON
   * @param location the header of that name; empty for none
   */
  public record Answer(int status, String type, String body, JsonNode json, String location) {

    /** The field that a refusal names; empty where it names none. */
    public String field() {
      return json.path("field").asText();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern JSON_TYPE = Pattern.compile("application/(problem\\+)?json");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LINE = "\r\n";
  private static final Pattern CONTENT_TYPE = Pattern.compile("(?im)^content-type: *(.+?)$");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Adgang adgang;
  private final Map<String, String> headers = new LinkedHashMap<>();

  public RawRest(Adgang adgang) {
    this.adgang = adgang;
    headers.put("Content-Type", "application/json");
  }

  /** From now on each request carries this header. */
  public RawRest sending(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /**
   * Posts as the administrator.
   *
   * @param path below {@code /admin/realms}, with a slash and the realm
   */
  public Answer post(String path, BodyPublisher body) {
    return send("POST", path, body);
  }

  /** Gets as the administrator. */
  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Asks as the administrator, in any way. */
  public Answer send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(address(path))
            .timeout(PATIENCE)
            .header("Authorization", authorization())
            .method(method, body);
    headers.forEach(request::setHeader);
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answered(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type"),
          answer.body(),
          answer.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new AssertionError("No answer to " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Posts a head that announces a body, and never sends it: a request that is refused unread gets
   * an answer all the same.
   *
   * @param path as for {@link #post(String, BodyPublisher)}
   * @param length what the head announces, in bytes
   * @return the answer, after which the server has hung up
   */
  public Answer announce(String path, long length) {
    var address = address(path);
    var head = new ArrayList<>(List.of("POST " + address.getRawPath() + " HTTP/1.1"));
    head.add("Host: " + address.getRawAuthority());
    head.add("Authorization: " + authorization());
    head.add("Content-Length: " + length);
    headers.forEach((name, value) -> head.add(name + ": " + value));
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write((String.join(LINE, head) + LINE + LINE).getBytes(UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8).split(LINE + LINE, 2);
      var type = CONTENT_TYPE.matcher(answer[0]).results().map(line -> line.group(1)).findFirst();
      return answered(Integer.parseInt(answer[0].split(" ", 3)[1]), type, answer[1], "");
    } catch (IOException e) {
      throw new AssertionError("No answer to POST " + path, e);
    }
  }

  private URI address(String path) {
    return URI.create(adgang.server().url() + "/admin/realms" + path);
  }

  private String authorization() {
    return "Bearer " + adgang.admin().bearer();
  }

  private static Answer answered(int status, Optional<String> type, String body, String location) {
    var known = type.orElse("");
    return new Answer(status, known, body, json(known, body), location);
  }

  public Answer post(String path, String body) {
    return post(path, BodyPublishers.ofString(body));
  }

  public Answer post(String path, Map<String, ?> body) {
    try {
      return post(path, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode json(String type, String body) {
    if (!JSON_TYPE.matcher(type).lookingAt() || body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + body, e);
    }
  }
}
