package dk.adgang.containers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A login with authorization code and PKCE, as a browser without JavaScript does it. It keeps
 * cookies itself: the JDK's own store holds back secure ones over plain HTTP, which browsers send
 * to the machine they run on.
 */
final class CodeFlow {

  private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_REDIRECTS = 10;

  private final URI realm;
  private final String client;
  private final String redirect;
  private final String verifier = random();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private URI at;
  private String page = "";
  private URI callback;

  /**
   * Prepares a login.
   *
   * @param realm the realm's address, with a slash at its end
   */
  CodeFlow(URI realm, String client, String redirect) {
    this.realm = realm;
    this.client = client;
    this.redirect = redirect;
    this.at = realm;
  }

  /** Opens the login page. */
  void open() throws IOException, InterruptedException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
    String question =
        form(
            "client_id",
            client,
            "redirect_uri",
            redirect,
            "response_type",
            "code",
            "scope",
            "openid",
            "state",
            random(),
            "code_challenge",
            URL_SAFE.encodeToString(digest),
            "code_challenge_method",
            "S256");
    send(HttpRequest.newBuilder(realm.resolve("protocol/openid-connect/auth?" + question)));
  }

  /** Submits the form of the page; names and values in turn. */
  void submit(String... fields) throws IOException, InterruptedException {
    Matcher action = ACTION.matcher(page);
    if (!action.find()) {
      throw new AssertionError("No form on the page at " + at + ":\n" + page);
    }
    send(post(at.resolve(action.group(1).replace("&amp;", "&")), form(fields)));
  }

  /** Returns whether the login is over and the app was called back. */
  boolean isDone() {
    return callback != null;
  }

  /** Exchanges the code and returns the claims of the ID token. */
  JsonNode claims() throws IOException, InterruptedException {
    if (!isDone()) {
      throw new AssertionError("Not logged in, but at " + at + ":\n" + page);
    }
    String code =
        Optional.ofNullable(query(callback).get("code"))
            .orElseThrow(() -> new AssertionError("No code: " + callback));
    String answer =
        http.send(
                post(
                        realm.resolve("protocol/openid-connect/token"),
                        form(
                            "grant_type",
                            "authorization_code",
                            "client_id",
                            client,
                            "redirect_uri",
                            redirect,
                            "code",
                            code,
                            "code_verifier",
                            verifier))
                    .build(),
                BodyHandlers.ofString(UTF_8))
            .body();
    ObjectMapper json = new ObjectMapper();
    String token = json.readTree(answer).path("id_token").asText();
    if (token.isEmpty()) {
      throw new AssertionError("No ID token: " + answer);
    }
    return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  private void send(HttpRequest.Builder first) throws IOException, InterruptedException {
    HttpRequest.Builder next = first;
    for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
      if (!cookies.isEmpty()) {
        next.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
      }
      var response = http.send(next.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      at = response.uri();
      page = response.body();
      Optional<String> location = response.headers().firstValue("Location");
      if (location.isEmpty()) {
        return;
      }
      if (location.get().startsWith(redirect)) {
        callback = URI.create(location.get());
        return;
      }
      next = HttpRequest.newBuilder(at.resolve(location.get()));
    }
    throw new AssertionError("Too many redirects, the last to " + at);
  }

  private void keep(String header) {
    for (HttpCookie cookie : HttpCookie.parse(header)) {
      if (cookie.hasExpired()) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
  }

  private static HttpRequest.Builder post(URI address, String form) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form, UTF_8));
  }

  private static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return String.join("&", pairs);
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> values = new HashMap<>();
    for (String pair : address.getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return values;
  }

  private static String random() {
    byte[] bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return URL_SAFE.encodeToString(bytes);
  }
}
