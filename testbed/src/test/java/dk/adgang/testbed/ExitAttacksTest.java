package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that once led past a mandatory second factor, by somebody who knows the password or has
 * the mail: what stands at the exits must hold them, either guard alone.
 */
@AdgangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class ExitAttacksTest {

  private static final String EMPLOYER = "matrix";
  private static final String WEAK = "Sommer2026";
  private static final String STOCK = "client-of-stock-flow";
  private static final String SKIPS_BY_OUTCOME = "client-that-skips-by-outcome";
  private static final String SKIPS_BY_HEADER = "client-that-skips-by-header";
  private static final String SKIPPING_HEADER = "X-Adgang-Skips";
  private static final String SAML = "client-of-saml";
  private static final URI SAML_BACK = URI.create("http://localhost:8025/app/saml");

  /** Actions that this product brings along or replaces. */
  private static final List<String> OURS =
      List.of(
          "choose-second-factor",
          "enrol-sms",
          "CONFIGURE_TOTP",
          "webauthn-register",
          "CONFIGURE_RECOVERY_AUTHN_CODES",
          "UPDATE_PASSWORD",
          "delete_credential");

  private static final List<String> TITLES =
      List.of(Employees.BUTIKSCHEF, Employees.SALGSASSISTENT);

  private static final List<String> WITH_AND_WITHOUT = List.of("", ":x");

  /** A page on which a login waits for something that is due. */
  private enum Due {
    CHOICE("adgang-choose"),
    NUMBER("number"),
    APP("totpSecret"),
    PASSKEY("adgang-passkey-add"),
    RECOVERY_CODES("adgang-codes-form"),
    NEW_PASSWORD("password-new");

    private final String mark;

    Due(String mark) {
      this.mark = mark;
    }

    /** Leads there from the page after the password. */
    void come(CodeFlow flow) {
      switch (this) {
        case NUMBER -> flow.submit("method", "sms");
        case APP -> flow.submit("method", "otp");
        case PASSKEY -> flow.submit("method", "passkey");
        case RECOVERY_CODES -> enrolApp(flow);
        case CHOICE, NEW_PASSWORD -> {}
      }
    }

    String password() {
      return this == NEW_PASSWORD ? WEAK : Employee.USUAL_PASSWORD;
    }
  }

  /** A realm with such guards. */
  private static final class House {

    final Guards guards;
    final MatrixRealm realm;
    final Map<String, PlainEmployee> employees = new LinkedHashMap<>();
    final Map<PlainEmployee, String> ids = new LinkedHashMap<>();

    House(Adgang adgang, Guards guards) {
      this.guards = guards;
      realm = new MatrixRealm(adgang);
      guards.in(realm);
      realm.employer(
          EMPLOYER,
          Map.of(
              "adgang.sms", List.of("true"),
              "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    }

    void plan(
        Adgang adgang,
        String name,
        String title,
        String password,
        Function<PlainEmployee, List<Map<String, Object>>> factors) {
      // The realms share an inbox.
      var email =
          "freja.%s.%d@%s.example"
              .formatted(guards.name().toLowerCase(Locale.ROOT), ids.size(), EMPLOYER);
      var employee = new PlainEmployee(adgang.mailbox(), email, password);
      var credentials = new ArrayList<>(factors.apply(employee));
      if (password != null) {
        credentials.add(OldPasswords.hashed(password));
      }
      employees.put(name, employee);
      ids.put(
          employee,
          realm.employee(email, EMPLOYER, false, Map.of("title", List.of(title)), credentials));
    }

    void planRequired(Adgang adgang, String name, String password) {
      plan(adgang, name, Employees.BUTIKSCHEF, password, of -> List.of());
    }

    PlainEmployee employee(String name) {
      return employees.get(name);
    }

    String id(String name) {
      return ids.get(employees.get(name));
    }

    CodeFlow flow(String client) {
      return realm.flow(client, MatrixRealm.WEB_BACK);
    }

    Loot before(String name, CodeFlow flow) {
      return Loot.before(realm, id(name), flow, employee(name).email(), employee(name).number());
    }
  }

  private final Map<Guards, House> houses = new EnumMap<>(Guards.class);
  private final Set<String> actions = new LinkedHashSet<>();

  @BeforeAll
  void makeRealms(Adgang adgang) {
    for (var list : List.of("required-actions", "unregistered-required-actions")) {
      for (var each : adgang.admin().get("/adgang/authentication/" + list)) {
        actions.add(each.path(each.has("alias") ? "alias" : "providerId").asText());
      }
    }
    assertThat(actions).containsAll(OURS);
    for (var guards : Guards.values()) {
      var house = new House(adgang, guards);
      houses.put(guards, house);
      planEmployees(adgang, house);
      planClients(house.realm);
      house.realm.make();
      house.realm.bind(STOCK, "browser", "browser");
      house.realm.bind(SKIPS_BY_OUTCOME, "browser", "skips by outcome");
      house.realm.bind(SKIPS_BY_HEADER, "browser", "skips by header");
    }
  }

  private void planEmployees(Adgang adgang, House house) {
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : actions) {
        house.planRequired(adgang, "action " + action + suffix, Employee.USUAL_PASSWORD);
      }
      for (var action : OURS) {
        house.plan(
            adgang,
            "live " + action + suffix,
            Employees.SALGSASSISTENT,
            Employee.USUAL_PASSWORD,
            of -> List.of());
        house.plan(
            adgang,
            "stock " + action + suffix,
            Employees.BUTIKSCHEF,
            Employee.USUAL_PASSWORD,
            of -> List.of(of.sms()));
      }
    }
    house.plan(
        adgang, "stock", Employees.BUTIKSCHEF, Employee.USUAL_PASSWORD, of -> List.of(of.sms()));
    for (var due : Due.values()) {
      house.planRequired(adgang, "consent " + due, due.password());
      house.planRequired(adgang, "consent by SAML " + due, due.password());
    }
    for (var title : TITLES) {
      house.plan(adgang, "welcome " + title, title, null, of -> List.of());
      house.plan(adgang, "reset " + title, title, Employee.USUAL_PASSWORD, of -> List.of());
    }
    for (var client : List.of(SKIPS_BY_OUTCOME, SKIPS_BY_HEADER)) {
      house.plan(
          adgang, client, Employees.BUTIKSCHEF, Employee.USUAL_PASSWORD, of -> List.of(of.app()));
    }
    for (var back : List.of("false", "true")) {
      house.planRequired(adgang, "forgotten " + back, Employee.USUAL_PASSWORD);
    }
  }

  private static void planClients(MatrixRealm realm) {
    for (var id : List.of(STOCK, SKIPS_BY_OUTCOME, SKIPS_BY_HEADER)) {
      realm.client(
          Map.of(
              "clientId",
              id,
              "enabled",
              true,
              "publicClient",
              true,
              "standardFlowEnabled",
              true,
              "redirectUris",
              List.of(MatrixRealm.WEB_BACK.toString())));
    }
    realm.client(
        Map.of(
            "clientId",
            SAML,
            "enabled",
            true,
            "protocol",
            "saml",
            "redirectUris",
            List.of(SAML_BACK.toString()),
            "attributes",
            Map.of(
                "saml_idp_initiated_sso_url_name",
                SAML,
                "saml_assertion_consumer_url_post",
                SAML_BACK.toString(),
                "saml.client.signature",
                "false",
                "saml.force.post.binding",
                "true")));
    realm.with(
        planned -> {
          planSkipping(planned, "skips by outcome", Map.of("defaultOtpOutcome", "skip"));
          planSkipping(
              planned,
              "skips by header",
              Map.of(
                  "noOtpRequiredForHeaderPattern",
                  SKIPPING_HEADER + ": yes",
                  "defaultOtpOutcome",
                  "force"));
        });
  }

  /** A flow with Keycloak's step that asks for the app's code only on conditions. */
  private static void planSkipping(ObjectNode realm, String alias, Map<String, String> config) {
    var flow = realm.withArray("/authenticationFlows").addObject();
    flow.put("alias", alias).put("providerId", "basic-flow").put("topLevel", true);
    flow.put("builtIn", false);
    var steps = flow.withArray("/authenticationExecutions");
    steps
        .addObject()
        .put("authenticator", "auth-username-password-form")
        .put("requirement", "REQUIRED")
        .put("priority", 10);
    steps
        .addObject()
        .put("authenticator", "auth-conditional-otp-form")
        .put("authenticatorConfig", alias)
        .put("requirement", "REQUIRED")
        .put("priority", 20);
    var settings = realm.withArray("/authenticatorConfig").addObject().put("alias", alias);
    config.forEach(settings.withObject("/config")::put);
  }

  @AfterAll
  void endRealms() {
    houses.values().forEach(house -> house.realm.close());
  }

  /** Everything that costs nothing, on whatever page has come. */
  private static void press(CodeFlow flow) {
    for (var fields :
        List.of(
            new String[] {"skip", "true"},
            new String[] {"cancel-aia", "true"},
            new String[] {"step", "skip"})) {
      if (flow.page().body().contains("<form") && !flow.page().has("password")) {
        flow.submit(fields);
      }
    }
  }

  private static void logIn(CodeFlow flow, PlainEmployee employee, String... question) {
    var visit = PlainVisit.of(flow, question);
    visit.open();
    if (flow.page().has("username") && !flow.page().has("password")) {
      // Keycloak's own flow asks for one after the other where a realm has organizations.
      flow.submit("username", employee.email());
    }
    employee.typePassword(visit);
  }

  @ParameterizedTest
  @EnumSource
  void an_action_that_is_asked_for_is_no_way_past_a_factor_that_is_due(Guards guards) {
    var house = houses.get(guards);
    var got = new LinkedHashMap<String, List<String>>();
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : actions) {
        var name = "action " + action + suffix;
        var flow = house.flow(MatrixRealm.WEB);
        var before = house.before(name, flow);
        logIn(flow, house.employee(name), "scope", "openid", "kc_action", action + suffix);
        press(flow);
        note(got, name, before.taken(guards, flow));
      }
    }
    assertThat(got).isEmpty();
  }

  private static void note(Map<String, List<String>> got, String attack, List<String> taken) {
    if (!taken.isEmpty()) {
      got.put(attack, taken);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nor_in_a_session_from_before_a_factor_came_and_the_title_required_it(Guards guards) {
    var house = houses.get(guards);
    var got = new LinkedHashMap<String, List<String>>();
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : OURS) {
        var name = "live " + action + suffix;
        var employee = house.employee(name);
        var flow = house.flow(MatrixRealm.WEB);
        logIn(flow, employee, "scope", "openid");
        flow.submit("skip", "true");
        assertThat(flow.tokens().has("access_token")).isTrue();
        house.realm.change(
            house.id(name),
            Map.of("title", List.of(Employees.BUTIKSCHEF)),
            List.of(employee.app()));

        var before = house.before(name, flow);
        flow.open("scope", "openid", "kc_action", action + suffix);
        note(got, name, before.taken(guards, flow));
        press(flow);
        note(got, name + ", then what costs nothing", before.taken(guards, flow));
      }
    }
    assertThat(got).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nor_at_a_client_with_keycloaks_own_flow_which_knows_no_sms(Guards guards) {
    var house = houses.get(guards);
    var got = new LinkedHashMap<String, List<String>>();
    tryStock(house, "stock", got);
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : OURS) {
        tryStock(house, "stock " + action + suffix, got, "kc_action", action + suffix);
      }
    }
    assertThat(got).isEmpty();
  }

  private static void tryStock(
      House house, String name, Map<String, List<String>> got, String... more) {
    var flow = house.flow(STOCK);
    var before = Loot.before(house.realm, house.id(name), flow, house.employee(name).email());
    var question = new ArrayList<>(List.of("scope", "openid"));
    question.addAll(List.of(more));
    logIn(flow, house.employee(name), question.toArray(String[]::new));
    press(flow);
    note(got, name, before.taken(house.guards, flow));
  }

  /**
   * The recovery codes are an offer, to somebody who has enrolled a factor in this very login. Whom
   * no guard of browsers keeps at that page has met the requirement at the token endpoint.
   */
  private static Stream<Arguments> due() {
    return Stream.of(Due.values())
        .flatMap(due -> Stream.of(Guards.values()).map(guards -> Arguments.of(due, guards)))
        .filter(
            each -> !List.of(each.get()).equals(List.of(Due.RECOVERY_CODES, Guards.TOKEN_ALONE)));
  }

  @ParameterizedTest
  @MethodSource("due")
  void a_consent_that_nobody_asked_for_ends_no_login(Due due, Guards guards) {
    var house = houses.get(guards);
    var name = "consent " + due;
    var flow = house.flow(MatrixRealm.WEB);
    logIn(flow, house.employee(name), "scope", "openid");
    consents(house, due, name, flow);
  }

  @ParameterizedTest
  @MethodSource("due")
  void nor_that_of_an_app_that_speaks_saml(Due due, Guards guards) {
    var house = houses.get(guards);
    var name = "consent by SAML " + due;
    var flow = house.flow(MatrixRealm.WEB);
    flow.go(house.realm.url().resolve("protocol/saml/clients/" + SAML));
    house.employee(name).typePassword(PlainVisit.of(flow));
    consents(house, due, name, flow);
  }

  private static void consents(House house, Due due, String name, CodeFlow flow) {
    due.come(flow);
    assertThat(flow.page().has(due.mark)).as("at %s", flow.page().at()).isTrue();
    var address = new LoginAddress(flow.page().action());

    var before = Loot.before(house.realm, house.id(name), flow, house.employee(name).number());
    flow.post(address.bare("consent"), "accept", "Ja");
    before.isNothing("a consent at " + due, house.guards, flow);
    assertThat(flow.page().status()).as(flow.page().body()).isLessThan(500);
    flow.post(address.bare("consent"));
    before.isNothing("an empty consent at " + due, house.guards, flow);
  }

  private static void enrolApp(CodeFlow flow) {
    flow.submit("method", "otp");
    var key = flow.page().value("totpSecret");
    var code = new Totp(key.getBytes(US_ASCII)).codeAt(Instant.now());
    flow.submit("totp", code, "totpSecret", key);
  }

  private static Stream<Arguments> links() {
    return Stream.of("welcome", "reset")
        .flatMap(
            purpose ->
                TITLES.stream()
                    .flatMap(
                        title ->
                            Stream.of(Guards.values())
                                .map(guards -> Arguments.of(purpose + " " + title, guards))));
  }

  @ParameterizedTest
  @MethodSource("links")
  void nor_the_login_that_a_mailed_link_began(String name, Guards guards) {
    var house = houses.get(guards);
    var link = link(house, name);
    var flow = house.flow(MatrixRealm.WEB);
    flow.at(link.goOn(flow.browser()));
    assertThat(flow.page().has("password-new")).as(flow.page().body()).isTrue();
    var address = new LoginAddress(flow.page().action());

    var before = house.before(name, flow);
    flow.post(address.bare("consent"), "accept", "Ja");
    before.isNothing("a consent at the password page of a " + name, guards, flow);
    flow.open();
    press(flow);
    before.isNothing("a login after it", guards, flow);
    for (var path : List.of("authenticate", "required-action", "reset-credentials", "restart")) {
      flow.go(address.bare(path));
      before.isNothing("a link's login moved to " + path, guards, flow);
    }

    assertThat(PlainLink.succeeded(link.create(new PlainBrowser(), "kaffe-til-to-9")))
        .as("the employee's own use of the link")
        .isTrue();
  }

  private static PlainLink link(House house, String name) {
    var welcome = name.startsWith("welcome");
    house.realm.send(house.id(name), welcome);
    var account =
        new Employee(
            house.id(name),
            house.employee(name).email(),
            "Freja",
            EMPLOYER,
            Employees.BUTIKSCHEF,
            null);
    var mailbox = house.realm.mailbox();
    return new PlainLink(
        welcome ? mailbox.welcomeTo(account).link() : mailbox.resetTo(account).link());
  }

  @ParameterizedTest
  @CsvSource({
    SKIPS_BY_OUTCOME + ", BOTH",
    SKIPS_BY_OUTCOME + ", TOKEN_ALONE",
    SKIPS_BY_OUTCOME + ", BROWSER_ALONE",
    SKIPS_BY_HEADER + ", BOTH",
    SKIPS_BY_HEADER + ", TOKEN_ALONE",
    SKIPS_BY_HEADER + ", BROWSER_ALONE"
  })
  void a_step_that_skips_has_proven_nothing(String client, Guards guards) {
    var house = houses.get(guards);
    var flow = house.flow(client);
    if (client.equals(SKIPS_BY_HEADER)) {
      flow.browser().sending(SKIPPING_HEADER, "yes");
    }
    var before = house.before(client, flow);

    logIn(flow, house.employee(client), "scope", "openid");
    press(flow);
    before.isNothing("a login past the step that skips", guards, flow);

    logIn(flow, house.employee(client), "scope", "openid", "kc_action", "CONFIGURE_TOTP");
    if (flow.page().has("totpSecret")) {
      var key = flow.page().value("totpSecret");
      var code = new Totp(key.getBytes(US_ASCII)).codeAt(Instant.now());
      flow.submit("totp", code, "totpSecret", key, "userLabel", "Tyvens");
    }
    press(flow);
    before.isNothing("another app after the step that skips", guards, flow);
  }

  @ParameterizedTest
  @CsvSource({
    "false, BOTH",
    "false, TOKEN_ALONE",
    "false, BROWSER_ALONE",
    "true, BOTH",
    "true, TOKEN_ALONE",
    "true, BROWSER_ALONE"
  })
  void a_forgotten_password_that_is_moved_to_the_login_is_a_login(boolean back, Guards guards) {
    var house = houses.get(guards);
    var name = "forgotten " + back;
    var flow = house.flow(MatrixRealm.WEB);
    var before = house.before(name, flow);
    flow.go(
        house
            .realm
            .url()
            .resolve(
                "login-actions/reset-credentials?client_id=adgang-web"
                    + (back
                        ? "&redirect_uri=" + AdminRest.encode(MatrixRealm.WEB_BACK.toString())
                        : "")));
    var address = new LoginAddress(flow.page().action());

    flow.go(address.bare("authenticate"));
    house.employee(name).typePassword(PlainVisit.of(flow));
    assertThat(flow.page().body()).as("an end").doesNotContain("Din konto er opdateret");
    before.isNothing("a forgotten password moved to the login", guards, flow);
    press(flow);
    before.isNothing("what costs nothing after it", guards, flow);
    flow.go(address.bare("authenticate"));
    flow.go(address.bare("required-action"));
    before.isNothing("the addresses of that login", guards, flow);
  }
}
