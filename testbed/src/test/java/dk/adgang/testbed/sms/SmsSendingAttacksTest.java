package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Retry;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks that have SMS sent, by their numbers in the list of attacks. */
@WithSecondServer("It moves the server's clock, and switches the lockout off and on.")
@Tag("attack")
final class SmsSendingAttacksTest {

  private static final Duration PAUSE = Duration.ofSeconds(31);

  private static final int UNPROVEN_AN_HOUR = 3;

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
    RealmLockout.set(adgang, true);
  }

  private static Employee employee(Adgang adgang, String number) {
    return adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
  }

  @Test
  void a6_reload_back_and_another_method_and_back_send_nothing(Adgang adgang, Visitor visitor) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var window = visitor.onPhone();
    window.openLogin().as(employee).shows(SmsCodePage::new);
    adgang.mailbox().codeTo(number);

    for (var i = 0; i < 3; i++) {
      window.page().reload();
      window.shows(SmsCodePage::new);
    }
    window.page().goBack();
    assertThat(window.isError()).as(window.text("body")).isFalse();
    window.page().goForward();
    assertThat(window.isError()).as(window.text("body")).isFalse();

    var app = adgang.employees().addApp(employee);
    var login = HttpSmsLogin.of(adgang, employee);
    adgang.mailbox().codeTo(number, 2);
    for (var i = 0; i < 3; i++) {
      login.submit("tryAnotherWay", "on");
      login.choose("Kode på sms");
      assertThat(login.asksForCode()).isTrue();
      adgang.clock().forward(PAUSE);
      login.reload();
    }
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(2);
    login.submit("tryAnotherWay", "on");
    login.choose("Godkendelsesapp");
    // Keycloak's apps go by the machine's clock, which nobody has moved.
    login.submit("otp", app.codeAt(Instant.now()));
    assertThat(login.isDone()).isTrue();
  }

  @ParameterizedTest(name = "lockout: {0}")
  @ValueSource(booleans = {true, false})
  void a6_a_button_pressed_many_times_at_once_sends_one_sms(boolean lockout, Adgang adgang)
      throws Exception {
    RealmLockout.set(adgang, lockout);
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = HttpSmsLogin.open(adgang);

    var answers = login.atOnce(4, HttpSmsLogin.fields(employee));

    assertThat(answers).extracting(Page::status).allMatch(status -> status < 400);
    assertThat(adgang.mailbox().to(number)).as("sms after the password").hasSize(1);

    var again = HttpSmsLogin.of(adgang, employee);
    adgang.mailbox().codeTo(number, 2);
    adgang.clock().forward(PAUSE);
    answers = again.atOnce(8, "step", "resend");
    assertThat(answers).extracting(Page::status).allMatch(status -> status < 400);
    assertThat(adgang.mailbox().to(number)).as("sms after «Send en ny kode»").hasSize(3);
    again.reload();
    assertThat(again.code(adgang.mailbox().codeTo(number, 3)).isDone()).isTrue();
  }

  /**
   * Somebody who may still enrol gives a colleague's number, in one fresh login after the other,
   * with two accounts, and asks for new codes as well.
   */
  @Test
  void a24_somebody_elses_number_enrolled_again_and_again_does_not_keep_its_owner_out(
      Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var owner = employee(adgang, number);
    for (var account = 0; account < 2; account++) {
      var thief =
          adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
      for (var i = 0; i < 9; i++) {
        var enrolling = HttpSmsLogin.of(adgang, thief).submit("method", "sms");
        enrolling.submit("number", number, "step", "send");
        if (enrolling.asksForCode()) {
          adgang.clock().forward(PAUSE);
          enrolling.resend();
        }
        enrolling.isRefused();
      }
      assertThat(adgang.employees().credentials(thief)).containsExactly("password");
    }
    var toAStranger = adgang.mailbox().to(number).size();
    assertThat(toAStranger).as("sms to a stranger").isBetween(1, UNPROVEN_AN_HOUR);

    for (var i = 0; i < 9; i++) {
      var login = HttpSmsLogin.of(adgang, owner);
      // Keycloak takes no password until it is done with the login before, in a thread of its own.
      Retry.whileRefused(
          "a password", () -> login.page().has("password"), () -> login.password(owner));
      assertThat(login.asksForCode()).as("login %d of the owner", i).isTrue();
      assertThat(login.code(adgang.mailbox().codeTo(number, toAStranger + 1 + i)).isDone())
          .isTrue();
    }
    assertThat(adgang.mailbox().to(number)).hasSize(toAStranger + 9);
  }

  @Test
  void a24_one_account_that_enrols_many_numbers_reaches_few_strangers(Adgang adgang) {
    var thief =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var reached = 0;
    for (var i = 0; i < 9; i++) {
      var stranger = adgang.mailbox().newNumber();
      HttpSmsLogin.of(adgang, thief)
          .submit("method", "sms")
          .submit("number", stranger, "step", "send")
          .isRefused();
      reached += adgang.mailbox().to(stranger).size();
    }
    assertThat(reached).as("strangers").isEqualTo(5);
  }
}
