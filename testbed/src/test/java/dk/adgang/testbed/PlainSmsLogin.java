package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** A login with an SMS, by a browser without a screen. */
final class PlainSmsLogin {

  private static final Pattern SESSION_CODE = Pattern.compile("session_code=[^&]*&?");

  /** What a page says of a code that was not looked at. */
  static final String NOT_CHECKED = "Koden blev ikke kontrolleret";

  private final CodeFlow flow;

  private PlainSmsLogin(CodeFlow flow) {
    this.flow = flow;
  }

  /** Opens the login page. */
  static PlainSmsLogin open(Adgang adgang) {
    return open(
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback"));
  }

  /** Opens the login page. */
  static PlainSmsLogin open(CodeFlow flow) {
    flow.open();
    return new PlainSmsLogin(flow);
  }

  /** From now on each request goes to this node of a cluster. */
  PlainSmsLogin through(URI node) {
    browser().through(node);
    return this;
  }

  /** Goes as far as the password leads. */
  static PlainSmsLogin of(Adgang adgang, Employee employee) {
    return open(adgang).password(employee);
  }

  PlainSmsLogin password(Employee employee) {
    return submit("username", employee.email(), "password", employee.password());
  }

  /** What to post for {@link #password}. */
  static String[] fields(Employee employee) {
    return new String[] {"username", employee.email(), "password", employee.password()};
  }

  /**
   * Types a code. While Keycloak still deals with a wrong one it looks at no other, and the page
   * says so: then again, as a person would.
   */
  PlainSmsLogin code(String code) {
    submit("code", code, "step", "verify");
    Retry.whileRefused(
        "a code",
        () -> page().body().contains(NOT_CHECKED),
        () -> submit("code", code, "step", "verify"));
    return this;
  }

  PlainSmsLogin resend() {
    return submit("step", "resend");
  }

  PlainSmsLogin submit(String... fields) {
    flow.submit(fields);
    return this;
  }

  PlainBrowser browser() {
    return flow.browser();
  }

  /**
   * Asks for the page again, as a browser does that was told to reload it. The page's script has
   * taken the post out of the address, as here.
   */
  PlainSmsLogin reload() {
    var step = SESSION_CODE.matcher(page().action().toString()).replaceFirst("");
    flow.at(flow.browser().open(URI.create(step)));
    return this;
  }

  /** Presses one of the cards of «Prøv en anden metode». */
  PlainSmsLogin choose(String method) {
    // jsoup leaves soft hyphens out of the text of an element.
    var words = method.replace("\u00ad", "");
    return page().document().select("[name=authenticationExecution]").stream()
        .filter(card -> card.text().contains(words))
        .findFirst()
        .map(card -> submit("authenticationExecution", card.attr("value")))
        .orElseThrow(() -> new AssertionError("No " + method + " on the page:\n" + page().body()));
  }

  /** Submits the same form so many times at the same moment, with the same cookies. */
  List<Page> atOnce(int many, String... fields) throws Exception {
    var action = page().action();
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < many; i++) {
      var twin = flow.browser().twin();
      requests.add(() -> twin.post(action, fields));
    }
    return AtOnce.all(requests);
  }

  Page page() {
    return flow.page();
  }

  /** Whether there is a field for a code. */
  boolean asksForCode() {
    return page().has("code");
  }

  /** Why no code comes; empty when the page does not say so. */
  Optional<String> problem() {
    return PlainLink.problem(page());
  }

  /** What the page says above the form; empty when nothing. */
  String alert() {
    return page().document().select("#adgang-alert").text();
  }

  /** The app has not been called back, and the page is one of ours. */
  PlainSmsLogin isRefused() {
    assertThat(flow.isDone()).as("logged in").isFalse();
    assertThat(page().status()).as(page().body()).isLessThan(500);
    assertThat(page().body()).doesNotContain("Exception", "\tat ");
    return this;
  }

  boolean isDone() {
    return flow.isDone();
  }

  JsonNode claims() {
    return flow.claims();
  }

  /** Whether a page of {@link #atOnce} called the app back with a code. */
  static boolean loggedIn(Page page) {
    return PlainBrowser.last(page)
        .filter(
            last ->
                Arrays.asList(last.toString().split("[?&]", -1)).stream()
                    .anyMatch(part -> part.startsWith("code=")))
        .isPresent();
  }

  /** A code that is surely not the one given. */
  static String other(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 123_457) % 1_000_000);
  }
}
