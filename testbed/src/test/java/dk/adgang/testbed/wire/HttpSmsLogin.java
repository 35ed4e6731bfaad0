package dk.adgang.testbed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Retry;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** A login with an SMS, by a browser without a screen. */
public final class HttpSmsLogin {

  private static final Pattern SESSION_CODE = Pattern.compile("session_code=[^&]*&?");

  /** The words of a page about a code that was not checked. */
  public static final String NOT_CHECKED = "Koden blev ikke kontrolleret";

  private final CodeFlow flow;

  private HttpSmsLogin(CodeFlow flow) {
    this.flow = flow;
  }

  /** Opens the login page. */
  public static HttpSmsLogin open(Adgang adgang) {
    return open(
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback"));
  }

  /** Opens the login page. */
  public static HttpSmsLogin open(CodeFlow flow) {
    flow.open();
    return new HttpSmsLogin(flow);
  }

  /** From now on each request goes to this node of a cluster. */
  public HttpSmsLogin through(URI node) {
    browser().through(node);
    return this;
  }

  /** Goes as far as the password leads. */
  public static HttpSmsLogin of(Adgang adgang, Employee employee) {
    return open(adgang).password(employee);
  }

  public HttpSmsLogin password(Employee employee) {
    return submit("username", employee.email(), "password", employee.password());
  }

  /** The fields to post for {@link #password}. */
  public static String[] fields(Employee employee) {
    return new String[] {"username", employee.email(), "password", employee.password()};
  }

  /**
   * Types a code. While Keycloak is not done with a wrong one it checks no other, and the page says
   * so: then this tries again, as a person would.
   */
  public HttpSmsLogin code(String code) {
    submit("code", code, "step", "verify");
    Retry.whileRefused(
        "a code",
        () -> page().body().contains(NOT_CHECKED),
        () -> submit("code", code, "step", "verify"));
    return this;
  }

  public HttpSmsLogin resend() {
    return submit("step", "resend");
  }

  public HttpSmsLogin submit(String... fields) {
    flow.submit(fields);
    return this;
  }

  public HttpBrowser browser() {
    return flow.browser();
  }

  /**
   * Asks for the page again, as a browser does that was told to reload it. The page's script has
   * taken the post out of the address, as here.
   */
  public HttpSmsLogin reload() {
    var step = SESSION_CODE.matcher(page().action().toString()).replaceFirst("");
    flow.at(flow.browser().open(URI.create(step)));
    return this;
  }

  /** Presses one of the cards of «Prøv en anden metode». */
  public HttpSmsLogin choose(String method) {
    // jsoup leaves soft hyphens out of the text of an element.
    var words = method.replace("\u00ad", "");
    return page().document().select("[name=authenticationExecution]").stream()
        .filter(card -> card.text().contains(words))
        .findFirst()
        .map(card -> submit("authenticationExecution", card.attr("value")))
        .orElseThrow(() -> new AssertionError("No " + method + " on the page:\n" + page().body()));
  }

  /** Submits the same form so many times at the same moment, with the same cookies. */
  public List<Page> atOnce(int many, String... fields) throws Exception {
    var action = page().action();
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < many; i++) {
      var twin = flow.browser().twin();
      requests.add(() -> twin.post(action, fields));
    }
    return AtOnce.all(requests);
  }

  public Page page() {
    return flow.page();
  }

  /** Whether there is a field for a code. */
  public boolean asksForCode() {
    return page().has("code");
  }

  /** The reason why no code comes; empty when the page gives none. */
  public Optional<String> problem() {
    return HttpLink.problem(page());
  }

  /** The message above the form; empty without a message. */
  public String alert() {
    return page().document().select("#adgang-alert").text();
  }

  /** The app has not been called back, and the page is one of ours. */
  public HttpSmsLogin isRefused() {
    assertThat(flow.isDone()).as("logged in").isFalse();
    assertThat(page().status()).as(page().body()).isLessThan(500);
    assertThat(page().body()).doesNotContain("Exception", "\tat ");
    return this;
  }

  public boolean isDone() {
    return flow.isDone();
  }

  public JsonNode claims() {
    return flow.claims();
  }

  /** Whether a page of {@link #atOnce} called the app back with a code. */
  public static boolean loggedIn(Page page) {
    return HttpBrowser.last(page)
        .filter(
            last ->
                Arrays.asList(last.toString().split("[?&]", -1)).stream()
                    .anyMatch(part -> part.startsWith("code=")))
        .isPresent();
  }

  /** A code that is surely not the one given. */
  public static String other(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 123_457) % 1_000_000);
  }
}
