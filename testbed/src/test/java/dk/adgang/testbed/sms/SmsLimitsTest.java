package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits on SMS beside the budgets: resends, the switch of the realm, the countries. */
@WithSecondServer("It changes the realm's settings of SMS, and moves the clock.")
final class SmsLimitsTest {

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
    adgang.sms().right();
  }

  private static JsonNode sms(Adgang adgang, Employee employee) {
    return adgang.employees().secondFactor(employee).path("methods").path(0);
  }

  @Test
  void resends_wait_longer_each_time_and_are_five_an_hour_over_all_logins(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var login = HttpSmsLogin.of(adgang, employee);
    var sent = 1;
    for (var pause : List.of(30, 60, 120)) {
      adgang.clock().forward(Duration.ofSeconds(pause - 5));
      assertThat(login.resend().isRefused().alert()).containsPattern("Vent \\d sekunder");
      assertThat(adgang.mailbox().to(number)).as("before %d seconds", pause).hasSize(sent);
      adgang.clock().forward(Duration.ofSeconds(6));
      assertThat(login.resend().isRefused().alert()).contains("Vi har sendt en ny kode");
      assertThat(adgang.mailbox().to(number)).as("after %d seconds", pause).hasSize(++sent);
    }
    login = HttpSmsLogin.of(adgang, employee);
    assertThat(adgang.mailbox().to(number)).as("a new login is no resend").hasSize(++sent);
    for (var i = 0; i < 2; i++) {
      adgang.clock().forward(Duration.ofSeconds(121));
      login.resend().isRefused();
      assertThat(adgang.mailbox().to(number)).hasSize(++sent);
    }
    adgang.clock().forward(Duration.ofSeconds(121));
    assertThat(login.resend().isRefused().alert()).contains("Du kan få en ny efter");
    assertThat(adgang.mailbox().to(number)).as("a sixth resend").hasSize(sent);
    assertThat(HttpSmsLogin.of(adgang, employee).asksForCode()).as("another login").isTrue();
  }

  @Test
  void the_switch_of_the_realm_stops_everything_at_once(Adgang adgang, Visitor visitor) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var open = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);
    var enrolling =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var atNumber = HttpSmsLogin.of(adgang, enrolling).submit("method", "sms");
    assertThat(atNumber.page().has("number")).isTrue();

    adgang.sms().set("adgang.sms.off", "true");

    var login = HttpSmsLogin.of(adgang, employee).isRefused();
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
    var other = HttpSmsLogin.of(adgang, employee).isRefused();
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
    var refused = HttpSmsLogin.of(adgang, employee).isRefused();
    assertThat(refused.problem()).contains("number");
    assertThat(sms(adgang, employee).path("whyNot").asText()).isEqualTo("number");
    assertThat(adgang.mailbox().to("+46701234567")).isEmpty();

    adgang.sms().set("adgang.sms.countries", "DK##SE");

    var login = HttpSmsLogin.of(adgang, employee);
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
  void enrolling_has_the_same_lockout_and_limits(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    var login = HttpSmsLogin.of(adgang, employee).submit("method", "sms");
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
      login.code(HttpSmsLogin.other(code)).isRefused();
      adgang.employees().awaitFailures(employee, i + 1);
      // Those that come faster lock out earlier.
      adgang.clock().forward(Duration.ofSeconds(1));
    }
    login.code(code).isRefused();
    assertThat(login.alert()).as("the right code").contains("for mange gange");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    assertThat(HttpSmsLogin.of(adgang, employee).isRefused().page().has("adgang-choose"))
        .as("the password leads on")
        .isFalse();
    assertThat(List.of(login.page())).extracting(Page::status).containsOnly(200);
  }
}
