package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What limits SMS: budgets, the switch of the realm, the countries. */
@WithSecondServer("It changes the realm's settings of SMS, and moves the clock.")
final class SmsLimitsTest {

  private boolean lockoutIsOff;

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
    adgang.sms().right();
    if (lockoutIsOff) {
      setLockout(adgang, true);
    }
  }

  private void setLockout(Adgang adgang, boolean on) {
    var realm = (ObjectNode) adgang.admin().get("/adgang");
    realm.put("bruteForceProtected", on);
    adgang.admin().put("/adgang", realm);
    lockoutIsOff = !on;
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

    assertThat(PlainSmsLogin.of(adgang, employee).asksForCode()).isTrue();
    var open = PlainSmsLogin.of(adgang, employee);
    assertThat(open.asksForCode()).isTrue();
    var third = PlainSmsLogin.of(adgang, employee).isRefused();

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
        .as("what was sent works")
        .isTrue();

    var window = visitor.onPhone();
    window.openLogin().as(employee);
    assertThat(window.text("main")).contains("Du kan få en ny efter", "leder eller support");
    window.picture("sms-problem-budget");

    adgang.clock().forward(Duration.ofHours(1));
    assertThat(PlainSmsLogin.of(adgang, employee).asksForCode()).as("an hour later").isTrue();
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
  void a_number_gets_so_many_whoever_asks(Adgang adgang) {
    adgang.sms().set("adgang.sms.perNumberHour", "2");
    var number = adgang.mailbox().newNumber();
    var sharing = new ArrayList<Employee>();
    for (var i = 0; i < 3; i++) {
      sharing.add(
          adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number));
    }

    assertThat(PlainSmsLogin.of(adgang, sharing.get(0)).asksForCode()).isTrue();
    assertThat(PlainSmsLogin.of(adgang, sharing.get(1)).asksForCode()).isTrue();
    assertThat(PlainSmsLogin.of(adgang, sharing.get(2)).isRefused().problem()).contains("budget");
    assertThat(adgang.mailbox().to(number)).hasSize(2);
  }

  @Test
  void a_network_address_gets_so_many_whoever_it_is(Adgang adgang) {
    var numbers = List.of(adgang.mailbox().newNumber(), adgang.mailbox().newNumber());
    var employees =
        numbers.stream()
            .map(
                number ->
                    adgang
                        .employees()
                        .createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number))
            .toList();
    assertThat(PlainSmsLogin.of(adgang, employees.get(0)).asksForCode()).isTrue();

    // All tests ask from one address, so that one at least was sent there in this hour.
    adgang.sms().set("adgang.sms.perAddressHour", "1");

    assertThat(PlainSmsLogin.of(adgang, employees.get(1)).isRefused().problem()).contains("budget");
    assertThat(adgang.mailbox().to(numbers.get(1))).isEmpty();
  }

  @Test
  void an_employer_pays_for_so_many_a_day_and_no_other_employer_suffers(Adgang adgang) {
    var employer =
        adgang
            .employees()
            .createEmployer(
                "Sparebøssen",
                Map.of("adgang.sms", List.of("true"), "adgang.sms.dayBudget", List.of("2")));
    var numbers = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      var number = adgang.mailbox().newNumber();
      numbers.add(number);
      var employee = adgang.employees().createWithSms(employer, Employees.SALGSASSISTENT, number);
      var login = PlainSmsLogin.of(adgang, employee).isRefused();
      assertThat(login.asksForCode()).isEqualTo(i < 2);
    }
    assertThat(adgang.mailbox().to(numbers.get(2))).isEmpty();

    adgang.employees().setEmployerSetting(employer, "adgang.sms.dayBudget", "3");
    var number = adgang.mailbox().newNumber();
    var later = adgang.employees().createWithSms(employer, Employees.SALGSASSISTENT, number);
    assertThat(PlainSmsLogin.of(adgang, later).asksForCode()).as("raised at once").isTrue();
    var elsewhere = adgang.mailbox().newNumber();
    var other =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, elsewhere);
    assertThat(PlainSmsLogin.of(adgang, other).asksForCode()).isTrue();
  }

  /** The lockout lets one request of an employee in at a time; here only the budget is left. */
  @Test
  void parallel_logins_get_no_more_than_the_budget(Adgang adgang) throws Exception {
    adgang.sms().set("adgang.sms.perEmployeeHour", "3");
    setLockout(adgang, false);
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var begun = new ArrayList<Callable<PlainSmsLogin>>();
    for (var i = 0; i < 8; i++) {
      var login = PlainSmsLogin.open(adgang);
      begun.add(() -> login.password(employee).isRefused());
    }

    var logins = AtOnce.all(begun);

    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(3);
    assertThat(logins.stream().filter(PlainSmsLogin::asksForCode)).hasSize(3);
    assertThat(logins.stream().filter(login -> login.problem().isPresent())).hasSize(5);
  }

  @Test
  void resends_wait_longer_each_time_and_are_five_an_hour_over_all_logins(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var login = PlainSmsLogin.of(adgang, employee);
    var sent = 1;
    for (var pause : List.of(30, 60, 120)) {
      adgang.clock().forward(Duration.ofSeconds(pause - 5));
      assertThat(login.resend().isRefused().alert()).containsPattern("Vent \\d sekunder");
      assertThat(adgang.mailbox().to(number)).as("before %d seconds", pause).hasSize(sent);
      adgang.clock().forward(Duration.ofSeconds(6));
      assertThat(login.resend().isRefused().alert()).contains("Vi har sendt en ny kode");
      assertThat(adgang.mailbox().to(number)).as("after %d seconds", pause).hasSize(++sent);
    }
    login = PlainSmsLogin.of(adgang, employee);
    assertThat(adgang.mailbox().to(number)).as("a new login is no resend").hasSize(++sent);
    for (var i = 0; i < 2; i++) {
      adgang.clock().forward(Duration.ofSeconds(121));
      login.resend().isRefused();
      assertThat(adgang.mailbox().to(number)).hasSize(++sent);
    }
    adgang.clock().forward(Duration.ofSeconds(121));
    assertThat(login.resend().isRefused().alert()).contains("Du kan få en ny efter");
    assertThat(adgang.mailbox().to(number)).as("a sixth resend").hasSize(sent);
    assertThat(PlainSmsLogin.of(adgang, employee).asksForCode()).as("another login").isTrue();
  }

  @Test
  void the_switch_of_the_realm_stops_everything_at_once(Adgang adgang, Visitor visitor) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var open = PlainSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);
    var enrolling =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var atNumber = PlainSmsLogin.of(adgang, enrolling).submit("method", "sms");
    assertThat(atNumber.page().has("number")).isTrue();

    adgang.sms().set("adgang.sms.off", "true");

    var login = PlainSmsLogin.of(adgang, employee).isRefused();
    assertThat(login.problem()).contains("off");
    assertThat(login.resend().isRefused().problem()).contains("off");
    adgang.clock().forward(Duration.ofSeconds(31));
    open.resend().isRefused();
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(1);
    assertThat(open.code(code).isDone()).as("a code that was sent before").isTrue();
    assertThat(sms(adgang, employee).path("whyNot").asText()).isEqualTo("off");
    var another = adgang.mailbox().newNumber();
    atNumber.submit("number", another, "step", "send").isRefused();
    assertThat(atNumber.page().has("adgang-choose")).as("back at the choice").isTrue();
    assertThat(adgang.mailbox().to(another)).isEmpty();
    visitor
        .onPhone()
        .openLogin()
        .as(enrolling)
        .shows(ChoicePage::new)
        .showsUnavailable("sms", "Sms er slået fra lige nu")
        .picture("choice-sms-off");

    var window = visitor.onPhone();
    window.openLogin().as(employee);
    assertThat(window.has("#try-another-way")).isFalse();
    window.picture("sms-problem-off");
    var app = adgang.employees().addApp(employee);
    var other = PlainSmsLogin.of(adgang, employee).isRefused();
    assertThat(other.page().has("otp")).as("the other method at once").isTrue();
    // Keycloak's apps go by the machine's clock, which nobody has moved.
    other.submit("otp", app.codeAt(Instant.now()));
    assertThat(other.claims().path("amr").toString()).contains("otp").doesNotContain("sms");
  }

  @Test
  void a_number_abroad_works_where_its_country_is_allowed_and_only_while_it_is(Adgang adgang) {
    var employee =
        adgang
            .employees()
            .createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, "+46701234567");
    var refused = PlainSmsLogin.of(adgang, employee).isRefused();
    assertThat(refused.problem()).contains("number");
    assertThat(sms(adgang, employee).path("whyNot").asText()).isEqualTo("number");
    assertThat(adgang.mailbox().to("+46701234567")).isEmpty();

    adgang.sms().set("adgang.sms.countries", "DK##SE");

    var login = PlainSmsLogin.of(adgang, employee);
    assertThat(login.code(adgang.mailbox().codeTo("+46701234567")).isDone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "adgang.sms.perEmployeeHour, 0",
    "adgang.sms.perEmployeeDay, -1",
    "adgang.sms.perNumberHour, ti",
    "adgang.sms.perAddressDay, 9999999",
    "adgang.sms.perEmployerHour, 1.5",
    "adgang.sms.countries, Danmark",
    "adgang.sms.off, måske",
  })
  void a_setting_that_makes_no_sense_is_not_saved(String setting, String value, Adgang adgang) {
    assertThatThrownBy(() -> adgang.sms().set(setting, value))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining("400");
  }

  @Test
  void a_budget_of_an_employer_that_makes_no_sense_is_not_saved(Adgang adgang) {
    var employer =
        adgang.employees().createEmployer("Pengetanken", Map.of("adgang.sms", List.of("true")));
    for (var value : List.of("-1", "mange", "1000001", "1.5")) {
      assertThatThrownBy(
              () -> adgang.employees().setEmployerSetting(employer, "adgang.sms.dayBudget", value))
          .isInstanceOf(AdminRest.Refused.class)
          .hasMessageContaining("400")
          .hasMessageContaining("adgang.sms.dayBudget");
    }
  }

  @Test
  void enrolling_has_the_same_lockout_and_limits(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    var login = PlainSmsLogin.of(adgang, employee).submit("method", "sms");
    login.submit("number", number, "step", "send");
    adgang.mailbox().codeTo(number);
    // The same number again, another one at once, and back to the first.
    login.submit("number", number, "step", "send").isRefused();
    login.submit("step", "change-number").isRefused();
    var another = adgang.mailbox().newNumber();
    login.submit("number", another, "step", "send").isRefused();
    adgang.mailbox().codeTo(another);
    login.submit("step", "change-number").isRefused();
    login.submit("number", number, "step", "send").isRefused();
    assertThat(login.alert()).containsPattern("Vent \\d\\d sekunder");
    assertThat(adgang.mailbox().to(number)).hasSize(1);

    adgang.clock().forward(Duration.ofSeconds(61));
    login.submit("number", number, "step", "send").isRefused();
    var code = adgang.mailbox().codeTo(number, 2);
    for (var i = 0; i < 5; i++) {
      assertThat(login.alert()).as("after %d wrong codes", i).doesNotContain("for mange gange");
      login.code(PlainSmsLogin.other(code)).isRefused();
      adgang.employees().awaitFailures(employee, i + 1);
      // Those that come faster lock out earlier.
      adgang.clock().forward(Duration.ofSeconds(1));
    }
    login.code(code).isRefused();
    assertThat(login.alert()).as("the right code").contains("for mange gange");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    assertThat(PlainSmsLogin.of(adgang, employee).isRefused().page().has("adgang-choose"))
        .as("the password leads on")
        .isFalse();
    assertThat(List.of(login.page())).extracting(Page::status).containsOnly(200);
  }
}
