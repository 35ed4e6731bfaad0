package dk.adgang.testbed.performance;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.Postgres;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.TestServers;
import dk.adgang.testbed.UserError;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.realm.ComparedLogins;
import dk.adgang.testbed.realm.ComparedLogins.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures for {@code script/bench login}: logins with our flow and with Keycloak's own, in turns,
 * with PostgreSQL: by employees who have skipped the second factor, and by employees who skip it
 * now and so submit one form more.
 */
public final class LoginBench {

  private static final int WARM_UP_ROUNDS = 6;
  private static final int ROUNDS = 40;
  private static final int EMPLOYEES = 25;
  private static final int FORMS = 4;

  /** A login of one kind. */
  private interface Login {
    void by(Employee employee);
  }

  /** The cost of a kind of login, over all rounds. */
  private static final class Cost {

    private final String name;
    private final Login login;
    private final List<Employee> employees;
    private final List<Long> nanos = new ArrayList<>();
    private long cpuMillis;

    Cost(String name, Login login, List<Employee> employees) {
      this.name = name;
      this.login = login;
      this.employees = employees;
    }

    /** A login of each employee. */
    void run(KeycloakServer server) {
      var cpu = new MeasuredServer(server).cpuMillis();
      for (var employee : employees) {
        var begin = System.nanoTime();
        login.by(employee);
        nanos.add(System.nanoTime() - begin);
      }
      cpuMillis += new MeasuredServer(server).cpuMillis() - cpu;
    }

    void forget() {
      nanos.clear();
      cpuMillis = 0;
    }

    double cpu() {
      return cpuMillis / (double) nanos.size();
    }

    double millis(int percent) {
      Collections.sort(nanos);
      return nanos.get((nanos.size() - 1) * percent / 100) / 1e6;
    }
  }

  private LoginBench() {}

  public static void main(String[] arguments) {
    try (var postgres = Postgres.start();
        var server =
            TestServers.forBench(
                Project.find(), Ports.free(), postgres, List.of("--log-level=WARN"))) {
      var admin = new AdminRest(server.url());
      var logins = new ComparedLogins(server.url(), admin);
      var skipped = employees(admin);
      skipped.forEach(logins::skip);
      var choosing = employees(admin);
      var stock = new Cost("Keycloak's own", who -> logins.logIn(Way.STOCK, who), skipped);
      var ours = new Cost("ours", who -> logins.logIn(Way.OURS, who), skipped);
      var choice = new Cost("to the choice", who -> logins.withPassword(Way.OURS, who), choosing);
      var forms = new Cost("... and back", who -> goToAndFro(logins, who), choosing);
      var costs = List.of(stock, ours, choice, forms);
      for (var round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        if (round == 0) {
          costs.forEach(Cost::forget);
        }
        costs.forEach(cost -> cost.run(server));
      }
      System.out.println("login                logins  CPU ms  p50 ms  p95 ms");
      for (var cost : costs) {
        System.out.printf(
            Locale.ROOT,
            "%-20s %6d %7.2f %7.1f %7.1f%n",
            cost.name,
            cost.nanos.size(),
            cost.cpu(),
            cost.millis(50),
            cost.millis(95));
      }
      System.out.printf(
          Locale.ROOT,
          "ours / Keycloak's own: CPU %.3f, p50 %.3f; each form more: %.2f ms CPU%n",
          ours.cpu() / stock.cpu(),
          ours.millis(50) / stock.millis(50),
          (forms.cpu() - choice.cpu()) / FORMS);
    }
    System.exit(0);
  }

  /** Submits form after form, each of which leads to a page, and changes nothing. */
  private static void goToAndFro(ComparedLogins logins, Employee employee) {
    var login = logins.withPassword(Way.OURS, employee);
    for (var form = 0; form < FORMS; form += 2) {
      login.submit("method", "sms");
      login.submit("step", "other");
    }
    if (!login.page().has("adgang-choose")) {
      throw new UserError("Not at the choice, but at " + login.page().at());
    }
  }

  private static List<Employee> employees(AdminRest admin) {
    var employees = new Employees(admin);
    var all = new ArrayList<Employee>();
    for (var i = 0; i < EMPLOYEES; i++) {
      all.add(employees.createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT));
    }
    return all;
  }
}
