package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A login with authorization code and PKCE, as a browser without JavaScript does it. */
public final class CodeFlow {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private final URI realm;
  private final String client;
  private final String redirect;
  private final String verifier = random();
  private final PlainBrowser browser;
  private Page page;

  /**
   * Prepares a login.
   *
   * @param realm the realm's address, with a slash at its end
   */
  public CodeFlow(URI realm, String client, String redirect) {
    this(realm, client, redirect, new PlainBrowser(redirect));
  }

  private CodeFlow(URI realm, String client, String redirect, PlainBrowser browser) {
    this.realm = realm;
    this.client = client;
    this.redirect = redirect;
    this.browser = browser;
  }

  /** Another login in the same browser, where nobody is logged in any more. */
  CodeFlow later() {
    browser.endSession();
    return new CodeFlow(realm, client, redirect, browser);
  }

  /** A login to another app in the same browser. */
  CodeFlow of(String otherClient, URI back) {
    return new CodeFlow(realm, otherClient, back.toString(), browser);
  }

  /** Another login at the same moment, in a browser with the same cookies. */
  CodeFlow twin() {
    return new CodeFlow(realm, client, redirect, browser.twin());
  }

  /**
   * Logs in with a password, and skips the second factor where that is offered.
   *
   * @return the claims of the ID token; empty when the password leads to none
   */
  static Optional<JsonNode> claims(Adgang adgang, Employee employee, String password) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", password);
    if (!flow.isDone() && flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }
    return flow.isDone() ? Optional.of(flow.claims()) : Optional.empty();
  }

  /** Opens the login page. */
  public void open() {
    open("scope", "openid");
  }

  /**
   * Opens the login page with more in the question.
   *
   * @param more names and values in turn
   */
  void open(String... more) {
    var question =
        PlainBrowser.form(
            "client_id",
            client,
            "redirect_uri",
            redirect,
            "response_type",
            "code",
            "state",
            random(),
            "code_challenge",
            URL_SAFE.encodeToString(sha256(verifier)),
            "code_challenge_method",
            "S256");
    page =
        browser.open(
            realm.resolve(
                "protocol/openid-connect/auth?" + question + "&" + PlainBrowser.form(more)));
  }

  /**
   * Opens the login page and gives the right password, as somebody does whom nothing locks out.
   *
   * <p>For a moment after a login or a wrong try Keycloak may refuse the next one of the same
   * employee: it looks for guesses beside the request. Then again, as a person would.
   */
  void givePassword(Employee employee) {
    openWithPassword(employee);
    Retry.whileRefused(
        "the password of " + employee.email(),
        () -> page.has("input-error-username"),
        () -> openWithPassword(employee));
  }

  private void openWithPassword(Employee employee) {
    open();
    submit("username", employee.email(), "password", employee.password());
  }

  /** Submits the form of the page; names and values in turn. */
  public void submit(String... fields) {
    page = browser.submit(page, fields);
  }

  /** The browser that logs in. */
  PlainBrowser browser() {
    return browser;
  }

  /** Goes on with another page that the same browser shows. */
  void at(Page other) {
    page = other;
  }

  /** Says no to the recovery codes that are offered after the first method. */
  void skipCodes() {
    submit("step", "skip");
  }

  /** Types an address into the browser's line. */
  void go(URI address) {
    page = browser.open(address);
  }

  /** Posts a form that may be nobody's; names and values in turn. */
  void post(URI address, String... fields) {
    page = browser.post(address, fields);
  }

  /** What is shown now. */
  Page page() {
    return page;
  }

  /** Returns whether the login is over and the app was called back with a code. */
  public boolean isDone() {
    return code().isPresent();
  }

  /** Exchanges the code and returns the claims of the ID token. */
  public JsonNode claims() {
    return claims(tokens().path("id_token").asText());
  }

  /** Exchanges the code. */
  JsonNode tokens() {
    var code =
        code()
            .orElseThrow(
                () ->
                    new AssertionError("Not logged in, but at " + page.at() + ":\n" + page.body()));
    return token(
        "grant_type",
        "authorization_code",
        "redirect_uri",
        redirect,
        "code",
        code,
        "code_verifier",
        verifier);
  }

  /** Has the tokens made anew. */
  JsonNode refresh(JsonNode tokens) {
    return token(
        "grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token").asText());
  }

  private JsonNode token(String... question) {
    var tokens = ask(question);
    if (!tokens.has("access_token")) {
      throw new AssertionError("No token: " + tokens);
    }
    return tokens;
  }

  /** Tries to have a code exchanged that may be worth nothing; the answer, whatever it is. */
  JsonNode exchange(String code) {
    return ask(
        "grant_type",
        "authorization_code",
        "redirect_uri",
        redirect,
        "code",
        code,
        "code_verifier",
        verifier);
  }

  private JsonNode ask(String... question) {
    var asked = new ArrayList<>(List.of("client_id", client));
    asked.addAll(List.of(question));
    return json(
        new PlainBrowser()
            .post(realm.resolve("protocol/openid-connect/token"), asked.toArray(String[]::new))
            .body());
  }

  /** What a token says. */
  static JsonNode claims(String token) {
    return json(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
  }

  private Optional<String> code() {
    return PlainBrowser.last(page)
        .filter(last -> last.toString().startsWith(redirect))
        .map(last -> query(last).get("code"));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  private static Map<String, String> query(URI address) {
    var values = new HashMap<String, String>();
    for (var pair : address.getRawQuery().split("&", -1)) {
      var parts = pair.split("=", 2);
      values.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return values;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String random() {
    var bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return URL_SAFE.encodeToString(bytes);
  }
}
