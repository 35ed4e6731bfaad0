package dk.adgang.testbed.attack.exit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.Loot;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A realm whose exits have some of the guards, with clients of ways around Keycloak's own flow. */
final class ExitRealm {

  static final String EMPLOYER = "matrix";
  static final String STOCK = "client-of-stock-flow";
  static final String SKIPS_BY_OUTCOME = "client-that-skips-by-outcome";
  static final String SKIPS_BY_HEADER = "client-that-skips-by-header";
  static final String SKIPPING_HEADER = "X-Adgang-Skips";
  static final String SAML = "client-of-saml";
  static final URI SAML_BACK = URI.create("http://localhost:8025/app/saml");

  final Guards guards;
  final MatrixRealm realm;
  private final String test;
  final Map<String, HttpEmployee> employees = new LinkedHashMap<>();
  final Map<HttpEmployee, String> ids = new LinkedHashMap<>();

  /**
   * Begins to plan the realm.
   *
   * @param test tells its employees from those of the other tests, because all share an inbox
   */
  ExitRealm(Adgang adgang, Guards guards, String test) {
    this.guards = guards;
    this.test = test;
    realm = new MatrixRealm(adgang);
    guards.in(realm);
    realm.employer(EMPLOYER, Employers.STRICT);
  }

  void plan(
      Adgang adgang,
      String name,
      String title,
      String password,
      Function<HttpEmployee, List<Map<String, Object>>> factors) {
    // The realms share an inbox.
    var email =
        "freja.%s.%s.%d@%s.example"
            .formatted(test, guards.name().toLowerCase(Locale.ROOT), ids.size(), EMPLOYER);
    var employee = new HttpEmployee(adgang.mailbox(), email, password);
    var credentials = new ArrayList<>(factors.apply(employee));
    if (password != null) {
      credentials.add(ImportedEmployees.hashed(password));
    }
    employees.put(name, employee);
    ids.put(
        employee,
        realm.employee(email, EMPLOYER, false, Map.of("title", List.of(title)), credentials));
  }

  void planRequired(Adgang adgang, String name, String password) {
    plan(adgang, name, Employees.BUTIKSCHEF, password, of -> List.of());
  }

  HttpEmployee employee(String name) {
    return employees.get(name);
  }

  String id(String name) {
    return ids.get(employees.get(name));
  }

  CodeFlow flow(String client) {
    return realm.flow(client, MatrixRealm.WEB_BACK);
  }

  /** Logs in with the password, as far as that leads. */
  static void logIn(CodeFlow flow, HttpEmployee employee, String... question) {
    var visit = HttpVisit.of(flow, question);
    visit.open();
    if (flow.page().has("username") && !flow.page().has("password")) {
      // Keycloak's own flow asks for one after the other where a realm has organizations.
      flow.submit("username", employee.email());
    }
    employee.typePassword(visit);
  }

  /** Presses everything on the page that needs no proof. */
  static void press(CodeFlow flow) {
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

  Loot before(String name, CodeFlow flow) {
    return Loot.before(realm, id(name), flow, employee(name).email(), employee(name).number());
  }

  /** Makes the realm, with all who are planned. */
  void make() {
    planClients(realm);
    realm.make();
    realm.bind(STOCK, "browser", "browser");
    realm.bind(SKIPS_BY_OUTCOME, "browser", "skips by outcome");
    realm.bind(SKIPS_BY_HEADER, "browser", "skips by header");
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
    realm.samlClient(SAML, SAML_BACK);
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
}
