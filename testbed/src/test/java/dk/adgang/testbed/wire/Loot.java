package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.realm.MatrixRealm;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The things that an attack on an account has brought: codes and what they are worth, cookies and
 * where they lead, sessions, assertions, and the stored data of the employee.
 */
public final class Loot {

  /** The parameters by which an app is handed something. */
  private static final List<String> HANDED =
      List.of("code", "access_token", "id_token", "response");

  /** The same in a redirect, in its query or its fragment. */
  private static final Pattern CARRIED =
      Pattern.compile("[?&#](" + String.join("|", HANDED) + ")=([^&#]+)");

  private static final Pattern IDENTITY = Pattern.compile("KEYCLOAK_(IDENTITY|SESSION)=[^;]");

  /** The attacker already has what an identity provider hands to Keycloak. */
  private static final String OF_PROVIDER = "/broker/";

  /** A realm, and the administrator who looks into it. */
  public record Place(AdminRest admin, String realm, URI url, Mailbox mailbox) {

    public JsonNode get(String path) {
      return admin.get("/" + realm + "/" + path);
    }
  }

  private final Place place;
  private final String employee;
  private final HttpBrowser browser;
  private final boolean wasIn;
  private final int ledBefore;
  private final int handedBefore;
  private final int sessions;
  private final JsonNode credentials;
  private final JsonNode account;
  private final JsonNode consents;
  private final Map<String, Integer> messages = new LinkedHashMap<>();

  private Loot(Place place, String employee, HttpBrowser browser, List<String> addresses) {
    this.place = place;
    this.employee = employee;
    this.browser = browser;
    wasIn = isIn();
    ledBefore = browser.led().size();
    handedBefore = browser.handed().size();
    sessions = sessions();
    credentials = credentials();
    account = account();
    consents = consents();
    addresses.forEach(each -> messages.put(each, place.mailbox().to(each).size()));
  }

  /**
   * Notes the state before an attack.
   *
   * @param flow of the browser from which the attack comes
   * @param addresses to which no more mail or SMS may come
   */
  public static Loot before(
      MatrixRealm realm, String employee, CodeFlow flow, String... addresses) {
    return before(realm.place(), employee, flow, addresses);
  }

  /** The same in any realm. */
  public static Loot before(Place place, String employee, CodeFlow flow, String... addresses) {
    return new Loot(place, employee, flow.browser(), List.of(addresses));
  }

  /**
   * Fails when the attack has brought anything, as far as the guards that are on must prevent it.
   */
  public void isNothing(String attack, Guards guards, CodeFlow flow) {
    assertThat(taken(guards, flow)).as("got by %s, guards: %s", attack, guards).isEmpty();
  }

  /** The same where both guards stand. */
  public void isNothing(String attack, CodeFlow flow) {
    isNothing(attack, Guards.BOTH, flow);
  }

  /** The things that the attack has brought, in words. */
  public List<String> taken(Guards guards, CodeFlow flow) {
    var taken = new ArrayList<String>();
    var codes = codes();
    for (var code : codes) {
      noteToken(taken, "a token for the code", flow.exchange(code));
    }
    var silent = flow.twin();
    silent.open("scope", "openid", "prompt", "none");
    var silently = silent.isDone();
    if (silently) {
      noteToken(taken, "a token by prompt=none", exchange(silent));
    }
    assertions().forEach(each -> taken.add("an assertion"));
    if (accountAnswers()) {
      taken.add("an answer of the account REST");
    }
    note(
        taken,
        credentials().equals(credentials),
        () -> "credentials: " + credentials().findValuesAsText("type"));
    if (guards.guardBrowsers()) {
      carried().forEach(each -> taken.add("«" + each.get(0) + "» in a redirect"));
      note(taken, !silently, () -> "a code by prompt=none");
      note(taken, wasIn || !isIn(), () -> "the cookies of a session");
      note(taken, sessions() <= sessions, () -> "a session");
      note(taken, account().equals(account), () -> "the account: " + account());
      note(taken, consents().equals(consents), () -> "a consent: " + consents());
    }
    messages.forEach(
        (address, before) ->
            note(
                taken,
                place.mailbox().to(address).size() == before,
                () -> "a message to " + address));
    return taken;
  }

  /** Whether the browser was handed something. It is cheap, because it sends no request. */
  public boolean isSeen() {
    return (!wasIn && isIn()) || !carried().isEmpty() || !assertions().isEmpty();
  }

  private static void note(List<String> taken, boolean fine, Supplier<String> what) {
    if (!fine) {
      taken.add(what.get());
    }
  }

  private static void noteToken(List<String> taken, String what, JsonNode answer) {
    if (answer.has("access_token") || answer.has("id_token") || answer.has("refresh_token")) {
      taken.add(what);
    }
  }

  private static JsonNode exchange(CodeFlow flow) {
    return flow.exchange(
        carried(HttpBrowser.last(flow.page()).stream(), Stream.empty()).stream()
            .filter(each -> each.get(0).equals("code"))
            .map(each -> each.get(1))
            .findFirst()
            .orElseThrow());
  }

  private boolean isIn() {
    return IDENTITY.matcher(browser.cookiesFor(place.url())).find();
  }

  private int sessions() {
    return place.get("users/" + employee + "/sessions").size();
  }

  private List<String> codes() {
    return carried().stream()
        .filter(each -> each.get(0).equals("code"))
        .map(each -> each.get(1))
        .toList();
  }

  /** Names and values of the parameters that apps were handed. */
  private List<List<String>> carried() {
    return carried(
        browser.led().stream().skip(ledBefore), browser.handed().stream().skip(handedBefore));
  }

  private static List<List<String>> carried(Stream<URI> led, Stream<HttpBrowser.Page> handed) {
    var carried = new ArrayList<List<String>>();
    led.filter(each -> each.getPath() == null || !each.getPath().contains(OF_PROVIDER))
        .forEach(
            each -> {
              var found = CARRIED.matcher(each.toString());
              while (found.find()) {
                carried.add(List.of(found.group(1), URLDecoder.decode(found.group(2), UTF_8)));
              }
            });
    handed.forEach(
        each -> {
          for (var name : HANDED) {
            each.values(name).forEach(value -> carried.add(List.of(name, value)));
          }
        });
    return carried;
  }

  private List<String> assertions() {
    return assertions(browser.handed().stream().skip(handedBefore).toList());
  }

  /** An answer that says no has no assertion. */
  private static List<String> assertions(List<HttpBrowser.Page> handed) {
    var assertions = new ArrayList<String>();
    for (var page : handed) {
      for (var posted : page.values("SAMLResponse")) {
        var answer = new String(Base64.getMimeDecoder().decode(posted), UTF_8);
        if (answer.contains("Assertion")) {
          assertions.add(answer);
        }
      }
    }
    return assertions;
  }

  private boolean accountAnswers() {
    return browser
            .twin()
            .sending("Accept", "application/json")
            .open(place.url().resolve("account/"))
            .status()
        == 200;
  }

  private JsonNode credentials() {
    return place.get("users/" + employee + "/credentials");
  }

  private JsonNode consents() {
    return place.get("users/" + employee + "/consents");
  }

  /**
   * The account without our own attributes: a look at the requirement may write those, which is no
   * loot.
   */
  private JsonNode account() {
    var user = (ObjectNode) place.get("users/" + employee);
    if (user.path("attributes") instanceof ObjectNode attributes) {
      var ours =
          attributes.properties().stream()
              .map(Map.Entry::getKey)
              .filter(name -> name.startsWith("adgang."))
              .toList();
      attributes.remove(ours);
    }
    return user;
  }
}
