package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Retry;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A login with authorization code and PKCE, as a browser without JavaScript does it. */
public final class CodeFlow {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI realm;
  private final String client;
  private final String redirect;
  private final Pkce pkce = new Pkce();
  private final HttpBrowser browser;
  private Page page;

  /**
   * Prepares a login.
   *
   * @param realm the realm's address, with a slash at its end
   */
  public CodeFlow(URI realm, String client, String redirect) {
    this(realm, client, redirect, new HttpBrowser(redirect));
  }

  private CodeFlow(URI realm, String client, String redirect, HttpBrowser browser) {
    this.realm = realm;
    this.client = client;
    this.redirect = redirect;
    this.browser = browser;
  }

  /** Another login in the same browser, where nobody is logged in any more. */
  public CodeFlow later() {
    browser.endSession();
    return new CodeFlow(realm, client, redirect, browser);
  }

  /** A login to another app in the same browser. */
  public CodeFlow of(String otherClient, URI back) {
    return new CodeFlow(realm, otherClient, back.toString(), browser);
  }

  /** Another login at the same moment, in a browser with the same cookies. */
  public CodeFlow twin() {
    return new CodeFlow(realm, client, redirect, browser.twin());
  }

  /**
   * Logs in with a password, and skips the second factor where that is offered.
   *
   * @return the claims of the ID token; empty when the password leads to none
   */
  public static Optional<JsonNode> claims(Adgang adgang, Employee employee, String password) {
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
  public void open(String... more) {
    var question =
        HttpBrowser.form(
            "client_id",
            client,
            "redirect_uri",
            redirect,
            "response_type",
            "code",
            "state",
            Pkce.random(),
            "code_challenge",
            pkce.challenge(),
            "code_challenge_method",
            "S256");
    page =
        browser.open(
            realm.resolve(
                "protocol/openid-connect/auth?" + question + "&" + HttpBrowser.form(more)));
  }

  /**
   * Opens the login page and gives the right password, for an employee who is not locked out.
   *
   * <p>For a moment after a login or a wrong try Keycloak may refuse the next one of the same
   * employee: it checks for guessing beside the request. Then this tries again, as a person would.
   */
  public void givePassword(Employee employee) {
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
  public HttpBrowser browser() {
    return browser;
  }

  /** Goes on with another page that the same browser shows. */
  public void at(Page other) {
    page = other;
  }

  /** Says no to the recovery codes that are offered after the first method. */
  public void skipCodes() {
    submit("step", "skip");
  }

  /** Types an address into the browser's line. */
  public void go(URI address) {
    page = browser.open(address);
  }

  /** Posts a form, also one that no page shows; names and values in turn. */
  public void post(URI address, String... fields) {
    page = browser.post(address, fields);
  }

  /** The page that is shown now. */
  public Page page() {
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
  public JsonNode tokens() {
    var code =
        code()
            .orElseThrow(
                () ->
                    new AssertionError("Not logged in, but at " + page.at() + ":\n" + page.body()));
    return token(exchanging(code));
  }

  /** Has the tokens made anew. */
  public JsonNode refresh(JsonNode tokens) {
    return token(
        "grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token").asText());
  }

  private String[] exchanging(String code) {
    return new String[] {
      "grant_type",
      "authorization_code",
      "redirect_uri",
      redirect,
      "code",
      code,
      "code_verifier",
      pkce.verifier()
    };
  }

  private JsonNode token(String... question) {
    var tokens = ask(question);
    if (!tokens.has("access_token")) {
      throw new AssertionError("No token: " + tokens);
    }
    return tokens;
  }

  /** Tries to have a code exchanged that may be worth nothing; returns any answer. */
  public JsonNode exchange(String code) {
    return ask(exchanging(code));
  }

  private JsonNode ask(String... question) {
    var asked = new ArrayList<>(List.of("client_id", client));
    asked.addAll(List.of(question));
    return json(
        new HttpBrowser()
            .post(realm.resolve("protocol/openid-connect/token"), asked.toArray(String[]::new))
            .body());
  }

  /** The claims of a token. */
  public static JsonNode claims(String token) {
    return json(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
  }

  private Optional<String> code() {
    return HttpBrowser.last(page)
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
}
