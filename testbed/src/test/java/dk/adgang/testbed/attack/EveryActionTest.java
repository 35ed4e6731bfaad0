package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.LoginAddress;
import dk.adgang.testbed.wire.Loot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every required action that the server knows, asked for by an attacker who knows the password
 * alone: in a fresh login and in a live session of an employee who owes a second factor.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class EveryActionTest {

  private static final String EMPLOYER = "matrix";
  private static final List<String> SUFFIXES = List.of("", ":x", ":");

  /** The thing that the employee owes, in a login or in a session. */
  private enum Owing {
    ENROLMENT_IN_A_LOGIN,
    PROOF_IN_A_LOGIN,
    ENROLMENT_IN_A_SESSION,
    PROOF_IN_A_SESSION;

    boolean isInSession() {
      return this == ENROLMENT_IN_A_SESSION || this == PROOF_IN_A_SESSION;
    }

    List<Map<String, Object>> factors(HttpEmployee of) {
      return this == PROOF_IN_A_LOGIN || this == PROOF_IN_A_SESSION ? List.of(of.sms()) : List.of();
    }
  }

  /** The attacker's next step after asking for the action. */
  private enum Then {
    CANCELLED,
    FINISHED,
    FORGED,
    REPEATED
  }

  private Adgang adgang;
  @AutoClose private MatrixRealm realm;
  private final Set<String> actions = new LinkedHashSet<>();
  private final Map<String, HttpEmployee> employees = new LinkedHashMap<>();
  private final Map<HttpEmployee, String> ids = new LinkedHashMap<>();

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    for (var list : List.of("required-actions", "unregistered-required-actions")) {
      for (var each : running.admin().get("/adgang/authentication/" + list)) {
        actions.add(each.path(each.has("alias") ? "alias" : "providerId").asText());
      }
    }
    assertThat(actions).contains("choose-second-factor", "TERMS_AND_CONDITIONS");
    realm = new MatrixRealm(running);
    realm.employer(EMPLOYER, Employers.STRICT);
    for (var owing : Owing.values()) {
      for (var action : actions) {
        for (var suffix : SUFFIXES) {
          plan(owing, action + suffix);
        }
      }
    }
    realm.make();
  }

  private void plan(Owing owing, String action) {
    var email = "amalie.%d@%s.example".formatted(ids.size(), EMPLOYER);
    var employee = new HttpEmployee(adgang.mailbox(), email, Employee.USUAL_PASSWORD);
    employees.put(owing + action, employee);
    ids.put(
        employee,
        realm.employee(
            email,
            EMPLOYER,
            true,
            Map.of(
                "title",
                List.of(owing.isInSession() ? Employees.SALGSASSISTENT : Employees.BUTIKSCHEF)),
            owing.isInSession() ? List.of() : owing.factors(employee)));
  }

  @ParameterizedTest
  @EnumSource
  void no_action_is_worth_a_factor(Owing owing) {
    var got = Collections.synchronizedMap(new LinkedHashMap<String, List<String>>());
    actions.stream()
        .parallel()
        .forEach(
            action -> {
              for (var suffix : SUFFIXES) {
                ask(owing, action, suffix, got);
              }
            });
    assertThat(got).as("got without the factor").isEmpty();
  }

  private void ask(Owing owing, String action, String suffix, Map<String, List<String>> got) {
    var employee = employees.get(owing + action + suffix);
    var id = ids.get(employee);
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    if (owing.isInSession()) {
      logIn(flow, employee, "scope", "openid");
      flow.submit("skip", "true");
      assertThat(flow.tokens().has("access_token")).as("before: %s", action).isTrue();
      realm.change(id, Map.of("title", List.of(Employees.BUTIKSCHEF)), owing.factors(employee));
    }
    var before = Loot.before(realm, id, flow);
    for (var then : Then.values()) {
      var name = action + suffix + ", " + then;
      var done = new ArrayList<String>();
      logIn(flow, employee, "scope", "openid", "kc_action", action + suffix);
      note(done, before, flow);
      go(then, flow, employee, action, suffix);
      note(done, before, flow);
      if (!done.isEmpty()) {
        got.put(name, done);
        // Further steps would only report the same again.
        return;
      }
    }
    // An action that is asked for may change names and passwords; it may bring no factor.
    var factors = new ArrayList<>(realm.credentials(id));
    factors.remove("password");
    assertThat(factors).as(action).hasSameSizeAs(owing.factors(employee));
    var end = before.taken(Guards.BOTH, flow);
    end.removeIf(each -> each.startsWith("credentials: ") || each.startsWith("the account: "));
    if (!end.isEmpty()) {
      got.put(action + suffix, end);
    }
  }

  private static void note(List<String> done, Loot before, CodeFlow flow) {
    if (flow.isDone() || before.isSeen()) {
      done.add("at " + flow.page().trail());
    }
  }

  private static void logIn(CodeFlow flow, HttpEmployee employee, String... question) {
    var visit = HttpVisit.of(flow, question);
    visit.open();
    employee.typePassword(visit);
  }

  private static void go(
      Then then, CodeFlow flow, HttpEmployee employee, String action, String suffix) {
    if (flow.isDone() || !flow.page().body().contains("<form")) {
      return;
    }
    switch (then) {
      case CANCELLED -> {
        flow.submit("cancel-aia", "true");
        if (flow.page().body().contains("<form")) {
          flow.submit("cancel-aia", "true", "cancel", "true");
        }
      }
      case FINISHED -> {
        for (var i = 0; i < 2; i++) {
          if (flow.page().body().contains("<form") && !flow.page().has("kc-form-login")) {
            flow.submit(finished(employee));
          }
        }
      }
      case FORGED -> forge(flow, action);
      case REPEATED -> {
        flow.open("scope", "openid", "kc_action", action + suffix);
        flow.open(
            "scope", "openid", "kc_action", action + suffix, "kc_action", "choose-second-factor");
        employee.typePassword(HttpVisit.of(flow));
      }
    }
  }

  /**
   * The fields that finish an action which asks only for a click, or for values that are on the
   * page already.
   */
  private static String[] finished(HttpEmployee employee) {
    return new String[] {
      "accept", "on",
      "skip", "true",
      "step", "skip",
      "submitAction", "on",
      "email", employee.email(),
      "username", employee.email(),
      "firstName", "Freja",
      "lastName", "Lind",
      "locale", "da"
    };
  }

  private static void forge(CodeFlow flow, String action) {
    if (!flow.page().body().contains("<form") || flow.page().has("kc-form-login")) {
      return;
    }
    var own = new LoginAddress(flow.page().action());
    for (var withCode : List.of(false, true)) {
      var parameters = own.parameters();
      parameters.put(LoginAddress.EXECUTION, action);
      if (!withCode) {
        parameters.remove(LoginAddress.CODE);
      }
      var forged = own.to("required-action", parameters);
      flow.go(forged);
      if (!flow.isDone()) {
        flow.post(forged, "skip", "true", "accept", "on");
      }
      if (flow.isDone()) {
        return;
      }
    }
  }
}
