package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.attack.Detours.Login;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpEmployee.Asked;
import dk.adgang.testbed.wire.HttpVisit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An attacker knows the password, and tries every way around the second factor. */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class SecondFactorAttacksTest {

  private static final String SMS = "with-sms";
  private static final String NO_SMS = "without-sms";

  /** A page of a login, and the way there with the password alone. */
  private enum Step {
    CODE_OF_APP(SMS, null),
    CODE_BY_SMS(SMS, null),
    PASSKEY(SMS, null),
    CHOICE(SMS, null),
    ADDING_AN_APP(SMS, "otp"),
    ADDING_A_PASSKEY(SMS, "passkey"),
    ADDING_A_NUMBER(SMS, "sms"),
    ADDING_AN_APP_WITHOUT_SMS(NO_SMS, "otp");

    private final String employer;
    private final String chosen;

    Step(String employer, String chosen) {
      this.employer = employer;
      this.chosen = chosen;
    }

    /** The factors that exist before the login. */
    List<Map<String, Object>> factors(HttpEmployee of) {
      return switch (this) {
        case CODE_OF_APP -> List.of(of.app());
        case CODE_BY_SMS -> List.of(of.sms());
        case PASSKEY -> List.of(of.passkey());
        default -> List.of();
      };
    }
  }

  private Adgang adgang;
  @AutoClose private MatrixRealm realm;
  private final Map<String, HttpEmployee> employees = new LinkedHashMap<>();
  private final Map<HttpEmployee, String> ids = new LinkedHashMap<>();

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    for (var employer : List.of(SMS, NO_SMS)) {
      realm.employer(
          employer,
          Map.of(
              "adgang.sms",
              List.of(Boolean.toString(employer.equals(SMS))),
              "adgang.secondFactor.requiredTitles",
              List.of(Employees.BUTIKSCHEF)));
    }
    for (var step : Step.values()) {
      for (var detour : Detours.all().keySet()) {
        plan(step + " " + detour, step.employer, Employees.BUTIKSCHEF, step);
      }
      plan(step + " left open", step.employer, Employees.BUTIKSCHEF, step);
    }
    plan("a1", SMS, Employees.BUTIKSCHEF, Step.CHOICE);
    plan("a2", NO_SMS, Employees.BUTIKSCHEF, Step.CHOICE);
    plan("a2 optional", NO_SMS, Employees.SALGSASSISTENT, Step.CHOICE);
    realm.make();
  }

  private void plan(String name, String employer, String title, Step step) {
    var email = "freja.%d@%s.example".formatted(ids.size(), employer);
    var employee = new HttpEmployee(adgang.mailbox(), email, Employee.USUAL_PASSWORD);
    employees.put(name, employee);
    ids.put(
        employee,
        realm.employee(
            email, employer, true, Map.of("title", List.of(title)), step.factors(employee)));
  }

  @Test
  void a8_no_detour_leads_around_the_second_factor() {
    var got = Collections.synchronizedList(new ArrayList<String>());
    Stream.of(Step.values())
        .parallel()
        .forEach(step -> Detours.all().forEach((name, detour) -> tryOut(step, name, detour, got)));
    assertThat(got).as("a code or a session without the second factor").isEmpty();
  }

  private void tryOut(
      Step step, String name, BiConsumer<CodeFlow, Login> detour, List<String> got) {
    var what = step + " " + name;
    var employee = employees.get(what);
    var flow = flow();
    var login = loginTo(step, flow, employee);

    detour.accept(flow, login);
    note(got, what, employee, flow);
    employee.typePassword(login.visit());
    note(got, what + ", then the password", employee, flow);
    if (!flow.isDone() && login.visit().hasForm()) {
      flow.submit("skip", "true");
      note(got, what + ", then skip", employee, flow);
    }

    flow.open();
    assertThat(employee.obey(login.visit())).as("%s: asked for", what).isNotEmpty();
    assertThat(login.visit().hasToken()).as("%s: a token in the end", what).isTrue();
  }

  private void note(List<String> got, String what, HttpEmployee employee, CodeFlow flow) {
    if (flow.isDone() || realm.sessions(ids.get(employee)) > 0) {
      got.add(what);
    }
  }

  /** An attacker has logged in before the employee had a second factor, and has waited. */
  @ParameterizedTest
  @EnumSource(names = {"CHOICE", "ADDING_AN_APP", "ADDING_A_PASSKEY", "ADDING_A_NUMBER"})
  void a_login_that_was_left_open_is_not_finished_by_a_factor_that_came_meanwhile(Step step) {
    var employee = employees.get(step + " left open");
    var flow = flow();
    var login = loginTo(step, flow, employee);
    realm.change(ids.get(employee), Map.of(), List.of(employee.app()));

    flow.submit("skip", "true");
    assertThat(flow.isDone()).as("a login").isFalse();
    employee.typePassword(login.visit());
    assertThat(flow.isDone()).as("a login").isFalse();
    assertThat(realm.sessions(ids.get(employee))).isZero();

    assertThat(employee.obey(login.visit())).containsExactly(Asked.CODE_OF_APP);
    assertThat(login.visit().hasToken()).isTrue();
  }

  @Test
  void a1_skipping_what_is_required_is_the_choice_again_and_no_token() {
    var employee = employees.get("a1");
    var flow = flow();
    loginTo(Step.CHOICE, flow, employee);

    for (var fields :
        List.of(
            new String[] {"skip", "true"},
            new String[] {"skip", ""},
            new String[] {"skip", "true", "method", "nothing"},
            new String[] {"later", "true", "skip", "false"})) {
      flow.submit(fields);
      assertThat(flow.page().has("adgang-choose")).as("the choice again").isTrue();
      assertThat(flow.page().has("adgang-skip")).as("a button to skip").isFalse();
      assertThat(flow.page().body()).contains("adgang-alert", "kræver 2-faktor");
    }
    var answer =
        realm.token(
            "grant_type", "authorization_code",
            "client_id", MatrixRealm.WEB,
            "redirect_uri", MatrixRealm.WEB_BACK.toString(),
            "code", flow.page().action().getRawQuery().replaceAll(".*session_code=|&.*", ""),
            "code_verifier", "a".repeat(64));
    assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
    assertThat(realm.sessions(ids.get(employee))).isZero();

    // The skip was not remembered either, for a day on which it is allowed.
    realm.change(ids.get(employee), Map.of("title", List.of(Employees.SALGSASSISTENT)), List.of());
    var later = flow();
    loginTo(Step.CHOICE, later, employee);
    assertThat(later.page().has("adgang-skip")).as("a button to skip").isTrue();
  }

  @Test
  void a2_sms_that_the_employer_has_not_added_is_enrolled_by_no_request() {
    var number = adgang.mailbox().newNumber();
    var employee = employees.get("a2");
    var flow = flow();
    var login = loginTo(Step.CHOICE, flow, employee);

    flow.submit("method", "sms");
    assertThat(flow.page().has("adgang-choose")).as("the choice again").isTrue();
    assertThat(flow.page().body()).contains("Den metode kan du ikke vælge");
    var action = login.address("required-action", "&execution=enrol-sms");
    flow.go(action);
    assertThat(flow.page().has("number")).as("the page for a number").isFalse();
    flow.post(action, "number", number, "step", "send");
    assertThat(flow.isDone()).as("a login").isFalse();
    assertThat(realm.sessions(ids.get(employee))).isZero();

    var optional = employees.get("a2 optional");
    var session = flow();
    loginTo(Step.CHOICE, session, optional);
    session.submit("skip", "true");
    assertThat(session.isDone()).isTrue();
    session.open("scope", "openid", "kc_action", "enrol-sms");
    assertThat(session.page().has("number")).as("the page for a number").isFalse();
    session.submit("number", number, "step", "send");
    session.post(session.page().action(), "number", number, "step", "send", "code", "000000");

    for (var each : List.of(employee, optional)) {
      assertThat(realm.credentials(ids.get(each))).containsExactly("password");
    }
    assertThat(adgang.mailbox().to(number)).as("sms").isEmpty();
  }

  private CodeFlow flow() {
    return realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
  }

  private static Login loginTo(Step step, CodeFlow flow, HttpEmployee employee) {
    var visit = HttpVisit.of(flow, "scope", "openid");
    visit.open();
    var password = flow.page().action();
    employee.typePassword(visit);
    if (step.chosen != null) {
      flow.submit("method", step.chosen);
    }
    assertThat(flow.isDone()).as("a login").isFalse();
    return new Login(visit, employee, password, flow.page().action());
  }
}
