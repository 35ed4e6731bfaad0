package dk.adgang.testbed.attack.through;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A realm whose exits are guarded, with two employees for each way that is gone in it, and what
 * they do on every page until they are through.
 */
final class GuardedRealm implements AutoCloseable {

  static final String ANSWERS_OTHERWISE = "client-that-answers-otherwise";

  private static final String EMPLOYER = "matrix";
  private static final int MOST_PAGES = 10;

  /** Somebody for whom the guard has something to look at. */
  enum Somebody {
    /** Need not have a second factor, has none, and skips. */
    WHO_SKIPS(Employees.SALGSASSISTENT),
    /** Must have one, and proves it. */
    WHO_PROVES(Employees.BUTIKSCHEF);

    private final String title;

    Somebody(String title) {
      this.title = title;
    }
  }

  private final Adgang adgang;
  private final MatrixRealm realm;
  private final Map<String, HttpEmployee> employees = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  /** Plans the realm, which is there after {@link MatrixRealm#make}. */
  GuardedRealm(Adgang adgang) {
    this.adgang = adgang;
    realm = new MatrixRealm(adgang);
    realm.employer(EMPLOYER, Employers.STRICT);
  }

  MatrixRealm realm() {
    return realm;
  }

  /** Plans one employee of each kind for a way, which the name tells from others. */
  void plan(Object way) {
    for (var somebody : Somebody.values()) {
      plan(way + " " + somebody, somebody);
    }
  }

  void plan(String name, Somebody somebody) {
    var email = "lotte.%d@%s.example".formatted(ids.size(), realm.name());
    var employee = new HttpEmployee(adgang.mailbox(), email, Employee.USUAL_PASSWORD);
    employees.put(name, employee);
    ids.put(
        name,
        realm.employee(
            email,
            EMPLOYER,
            true,
            Map.of("title", List.of(somebody.title)),
            somebody == Somebody.WHO_PROVES ? List.of(employee.passkey()) : List.of()));
  }

  /** The employee of a way, by its name and the kind of employee. */
  HttpEmployee employee(String name) {
    return employees.get(name);
  }

  String id(String name) {
    return ids.get(name);
  }

  /** Plans a client that has a browser. */
  void client(String id, boolean consent, boolean implicit) {
    realm.client(
        Map.of(
            "clientId",
            id,
            "enabled",
            true,
            "publicClient",
            true,
            "consentRequired",
            consent,
            "standardFlowEnabled",
            true,
            "implicitFlowEnabled",
            implicit,
            "redirectUris",
            List.of(MatrixRealm.WEB_BACK.toString())));
  }

  CodeFlow flow(String client) {
    return realm.flow(client, MatrixRealm.WEB_BACK);
  }

  /** Does what is due on each page, until the app is called back. */
  static void goThrough(CodeFlow flow, HttpEmployee employee) {
    goThrough(flow, employee, CodeFlow::isDone);
  }

  static void goThrough(CodeFlow flow, HttpEmployee employee, Predicate<CodeFlow> isOver) {
    var visit = HttpVisit.of(flow);
    for (var i = 0; i < MOST_PAGES && !isOver.test(flow); i++) {
      var page = flow.page();
      if (page.has("adgang-skip")) {
        flow.submit("skip", "true");
      } else if (page.body().contains("name=\"accept\"") && !page.values("code").isEmpty()) {
        flow.submit("code", page.value("code"), "accept", "Ja");
      } else if (!employee.obeyOnce(visit)) {
        return;
      }
    }
  }

  static void givesToken(CodeFlow flow) {
    assertThat(flow.isDone())
        .as("a code, but %s %s:%n%s", flow.page().trail(), flow.page().at(), flow.page().body())
        .isTrue();
    assertThat(flow.tokens().has("access_token")).isTrue();
  }

  @Override
  public void close() {
    realm.close();
  }
}
