package dk.adgang.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.RealmSms;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes together count what one server counts: wrong codes, and SMS. */
@WithCluster
final class TwoNodesLimitsTest {

  private static final int AT_ONCE = 10;

  private static final String WRONG = "Koden er forkert eller udløbet";
  private static final String LOCKED_OUT = "for mange gange";

  private final TwoNodes nodes;
  private final BothNodes both;
  private final Mailbox mailbox;
  private final RealmSms sms;
  private final Employees employees;
  private final Employers employers;

  TwoNodesLimitsTest(TwoNodes nodes) {
    this.nodes = nodes;
    both = new BothNodes(nodes);
    mailbox = nodes.mailbox();
    sms = nodes.sms();
    employees = nodes.employees();
    employers = new Employers(nodes.admin());
  }

  @AfterEach
  void setRight() {
    sms.right();
    both.setLockout(true);
  }

  private Employee employee(String number) {
    return employees.createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
  }

  @Test
  void a_code_bears_five_wrong_ones_at_both_nodes_together() throws Exception {
    both.setLockout(false);
    var number = mailbox.newNumber();
    var employee = employee(number);
    var login = both.login(both.first(), employee);
    var code = mailbox.codeTo(number);
    for (var i = 0; i < 5; i++) {
      login.through(both.node(i)).code(HttpSmsLogin.other(code)).isRefused();
      assertThat(login.page().body()).contains(WRONG);
    }

    for (var node : nodes.urls()) {
      assertThat(login.through(node).code(code).isRefused().page().body()).contains(WRONG);
    }
    assertThat(employees.sessions(employee)).isZero();

    var another = both.login(both.second(), employee);
    var next = mailbox.codeTo(number, 2);
    both.spread(another, AT_ONCE, "code", HttpSmsLogin.other(next), "step", "verify");
    var answers = both.spread(another, 2, "code", next, "step", "verify");
    assertThat(answers).noneMatch(HttpSmsLogin::loggedIn);
    assertThat(employees.sessions(employee)).as("after ten wrong ones at once").isZero();
  }

  @Test
  void the_lockout_by_wrong_codes_at_both_nodes_holds_at_both() {
    var number = mailbox.newNumber();
    var employee = employee(number);
    var login = both.login(both.first(), employee);
    var code = mailbox.codeTo(number);
    for (var i = 0; i < 5 && !login.alert().contains(LOCKED_OUT); i++) {
      login.through(both.node(i)).code(HttpSmsLogin.other(code)).isRefused();
      employees.awaitFailures(employee, i + 1);
    }
    for (var node : nodes.urls()) {
      login.through(node).code(code).isRefused();
      assertThat(login.alert()).as("the right code at %s", node).contains(LOCKED_OUT);
      assertThat(both.login(node, employee).isRefused().asksForCode())
          .as("the password leads on at %s", node)
          .isFalse();
    }
    assertThat(employees.sessions(employee)).isZero();
    assertThat(mailbox.to(number)).as("sms").hasSize(1);
  }

  /** The limits on SMS, and whether employees and numbers share them. */
  private enum Budget {
    EMPLOYEE("adgang.sms.perEmployeeHour", true, true),
    NUMBER("adgang.sms.perNumberHour", false, true),
    ADDRESS("adgang.sms.perAddressHour", false, false),
    EMPLOYER(null, false, false);

    private final String setting;
    private final boolean oneEmployee;
    private final boolean oneNumber;

    Budget(String setting, boolean oneEmployee, boolean oneNumber) {
      this.setting = setting;
      this.oneEmployee = oneEmployee;
      this.oneNumber = oneNumber;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_budget_is_one_for_both_nodes(Budget budget) throws Exception {
    both.setLockout(false);
    if (budget.setting != null) {
      sms.set(budget.setting, "3");
    }
    var employer =
        employers.create(
            "Tvillingerne " + budget,
            budget == Budget.EMPLOYER
                ? Map.of("adgang.sms", List.of("true"), "adgang.sms.dayBudget", List.of("3"))
                : Map.of("adgang.sms", List.of("true")));
    var numbers = new ArrayList<String>();
    var everybody = new ArrayList<Employee>();
    for (var i = 0; i < AT_ONCE; i++) {
      if (!budget.oneNumber || numbers.isEmpty()) {
        numbers.add(mailbox.newNumber());
      }
      if (!budget.oneEmployee || everybody.isEmpty()) {
        var number = numbers.get(numbers.size() - 1);
        everybody.add(employees.createWithSms(employer, Employees.BUTIKSCHEF, number));
      }
    }
    var begun = new ArrayList<Callable<HttpSmsLogin>>();
    for (var i = 1; i < AT_ONCE - 2; i++) {
      var login = both.login(both.node(i));
      var who = everybody.get(i % everybody.size());
      begun.add(() -> login.password(who).isRefused());
    }

    assertThat(both.login(both.first(), everybody.get(0)).asksForCode()).isTrue();
    var logins = AtOnce.all(begun);

    assertThat(logins.stream().filter(HttpSmsLogin::asksForCode)).as("the last two").hasSize(2);
    assertThat(logins.stream().filter(login -> !login.asksForCode()))
        .allMatch(login -> login.problem().filter("budget"::equals).isPresent());
    for (var i = 0; i < 2; i++) {
      var late = everybody.get((AT_ONCE - 1 - i) % everybody.size());
      assertThat(both.login(both.node(i), late).isRefused().problem()).contains("budget");
    }
    assertThat(numbers.stream().mapToInt(number -> mailbox.to(number).size()).sum())
        .as("sms")
        .isEqualTo(3);
  }
}
