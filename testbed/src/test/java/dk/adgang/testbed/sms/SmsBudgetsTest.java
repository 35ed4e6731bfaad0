package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The budgets of SMS: of an employee, a number, a network address and an employer. */
@WithSecondServer("It changes the realm's settings of SMS, and moves the clock.")
final class SmsBudgetsTest {

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
    adgang.sms().right();
    RealmLockout.set(adgang, true);
  }

  private static JsonNode sms(Adgang adgang, Employee employee) {
    return adgang.employees().secondFactor(employee).path("methods").path(0);
  }

  @Test
  void an_employee_gets_so_many_an_hour_over_all_logins(Adgang adgang, Visitor visitor) {
    adgang.sms().set("adgang.sms.perEmployeeHour", "2");
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    assertThat(sms(adgang, employee).path("available").asBoolean()).isTrue();

    assertThat(HttpSmsLogin.of(adgang, employee).asksForCode()).isTrue();
    var open = HttpSmsLogin.of(adgang, employee);
    assertThat(open.asksForCode()).isTrue();
    var third = HttpSmsLogin.of(adgang, employee).isRefused();

    assertThat(third.problem()).contains("budget");
    assertThat(third.asksForCode()).isFalse();
    assertThat(third.resend().isRefused().problem()).contains("budget");
    assertThat(third.reload().isRefused().problem()).contains("budget");
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(2);
    var state = sms(adgang, employee);
    assertThat(state.path("available").asBoolean()).isFalse();
    assertThat(state.path("whyNot").asText()).isEqualTo("budget");
    var until = Instant.parse(state.path("availableAt").asText());
    assertThat(until).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
    assertThat(open.code(adgang.mailbox().codeTo(number, 2)).isDone())
        .as("the sent code works")
        .isTrue();

    var window = visitor.onPhone();
    window.openLogin().as(employee);
    assertThat(window.text("main")).contains("Du kan få en ny efter", "leder eller support");
    window.picture("sms-problem-budget");

    adgang.clock().forward(Duration.ofHours(1));
    assertThat(HttpSmsLogin.of(adgang, employee).asksForCode()).as("an hour later").isTrue();
  }

  @Test
  void the_choice_says_when_sms_can_be_chosen_again(Adgang adgang, Visitor visitor) {
    adgang.sms().set("adgang.sms.perEmployeeHour", "1");
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new).chooseSms().give(number);
    adgang.mailbox().codeTo(number);

    visitor
        .onPhone()
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .showsUnavailable("sms", "Sms kan vælges igen efter")
        .picture("choice-sms-budget")
        .forge("method", "sms")
        .showsUnavailable("sms", "Sms kan vælges igen efter");
    assertThat(adgang.mailbox().to(number)).hasSize(1);
  }

  @Test
  void a_number_gets_so_many_from_all_employees_together(Adgang adgang) {
    adgang.sms().set("adgang.sms.perNumberHour", "2");
    var number = adgang.mailbox().newNumber();
    var sharing = new ArrayList<Employee>();
    for (var i = 0; i < 3; i++) {
      sharing.add(
          adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number));
    }

    assertThat(HttpSmsLogin.of(adgang, sharing.get(0)).asksForCode()).isTrue();
    assertThat(HttpSmsLogin.of(adgang, sharing.get(1)).asksForCode()).isTrue();
    assertThat(HttpSmsLogin.of(adgang, sharing.get(2)).isRefused().problem()).contains("budget");
    assertThat(adgang.mailbox().to(number)).hasSize(2);
  }

  @Test
  void a_network_address_gets_so_many_for_all_employees_together(Adgang adgang) {
    var numbers = List.of(adgang.mailbox().newNumber(), adgang.mailbox().newNumber());
    var employees =
        numbers.stream()
            .map(
                number ->
                    adgang
                        .employees()
                        .createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number))
            .toList();
    assertThat(HttpSmsLogin.of(adgang, employees.get(0)).asksForCode()).isTrue();

    // All tests ask from one address, so that one at least was sent there in this hour.
    adgang.sms().set("adgang.sms.perAddressHour", "1");

    assertThat(HttpSmsLogin.of(adgang, employees.get(1)).isRefused().problem()).contains("budget");
    assertThat(adgang.mailbox().to(numbers.get(1))).isEmpty();
  }

  @Test
  void an_employer_pays_for_so_many_a_day_and_no_other_employer_suffers(Adgang adgang) {
    var employer =
        adgang
            .employers()
            .create(
                "Sparebøssen",
                Map.of("adgang.sms", List.of("true"), "adgang.sms.dayBudget", List.of("2")));
    var numbers = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      var number = adgang.mailbox().newNumber();
      numbers.add(number);
      var employee = adgang.employees().createWithSms(employer, Employees.SALGSASSISTENT, number);
      var login = HttpSmsLogin.of(adgang, employee).isRefused();
      assertThat(login.asksForCode()).isEqualTo(i < 2);
    }
    assertThat(adgang.mailbox().to(numbers.get(2))).isEmpty();

    adgang.employers().set(employer, "adgang.sms.dayBudget", "3");
    var number = adgang.mailbox().newNumber();
    var later = adgang.employees().createWithSms(employer, Employees.SALGSASSISTENT, number);
    assertThat(HttpSmsLogin.of(adgang, later).asksForCode()).as("raised at once").isTrue();
    var elsewhere = adgang.mailbox().newNumber();
    var other =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, elsewhere);
    assertThat(HttpSmsLogin.of(adgang, other).asksForCode()).isTrue();
  }

  /** The lockout lets one request of an employee in at a time; here only the budget is left. */
  @Test
  void parallel_logins_get_no_more_than_the_budget(Adgang adgang) throws Exception {
    adgang.sms().set("adgang.sms.perEmployeeHour", "3");
    RealmLockout.set(adgang, false);
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var begun = new ArrayList<Callable<HttpSmsLogin>>();
    for (var i = 0; i < 8; i++) {
      var login = HttpSmsLogin.open(adgang);
      begun.add(() -> login.password(employee).isRefused());
    }

    var logins = AtOnce.all(begun);

    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(3);
    assertThat(logins.stream().filter(HttpSmsLogin::asksForCode)).hasSize(3);
    assertThat(logins.stream().filter(login -> login.problem().isPresent())).hasSize(5);
  }

  @Test
  void a_budget_of_an_employer_that_makes_no_sense_is_not_saved(Adgang adgang) {
    var employer = adgang.employers().create("Pengetanken", Map.of("adgang.sms", List.of("true")));
    for (var value : List.of("-1", "mange", "1000001", "1.5")) {
      assertThatThrownBy(() -> adgang.employers().set(employer, "adgang.sms.dayBudget", value))
          .isInstanceOf(AdminRest.Refused.class)
          .hasMessageContaining("400")
          .hasMessageContaining("adgang.sms.dayBudget");
    }
  }
}
