package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on codes by SMS, by their numbers in the list of attacks. */
@WithSecondServer("It moves the server's clock, and switches the lockout off and on.")
@Tag("attack")
final class SmsAttacksTest {

  private static final Duration PAUSE = Duration.ofSeconds(31);

  /** Wrong codes that come faster lock out earlier. */
  private static final Duration TYPING = Duration.ofSeconds(1);

  private static final Duration LONGEST_LOCKOUT = Duration.ofMinutes(16);
  private static final String LOCKED_OUT = "for mange gange";
  private static final String WRONG = "Koden er forkert eller udløbet";
  private static final int DAY_BUDGET = 20;
  private static final int UNPROVEN_AN_HOUR = 3;

  private boolean lockoutIsOff;

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
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

  private static Employee employee(Adgang adgang, String number) {
    return adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
  }

  /**
   * Somebody who knows the password begins with 000000, in one login after the other, and asks for
   * new codes in between; when locked out, they come back as soon as they may.
   */
  @Test
  void a3_every_wrong_code_over_many_sessions_with_resends_ends_in_a_lockout(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var codes = new WrongCodes(adgang, number);
    var login = PlainSmsLogin.of(adgang, employee);

    for (var i = 0; i < 4; i++) {
      login.code(codes.next()).isRefused();
      assertThat(login.page().body()).contains(WRONG);
      adgang.employees().awaitFailures(employee, i + 1);
      adgang.clock().forward(TYPING);
      if (i % 2 == 1) {
        adgang.clock().forward(PAUSE);
        login.resend().isRefused();
      } else {
        login = PlainSmsLogin.of(adgang, employee);
      }
    }
    login.code(codes.next()).isRefused();
    adgang.employees().awaitFailures(employee, 5);

    login.code(codes.right()).isRefused();
    assertThat(login.alert()).as("the right code").contains(LOCKED_OUT);
    assertThat(PlainSmsLogin.of(adgang, employee).isRefused().asksForCode())
        .as("the password leads on")
        .isFalse();

    for (var i = 0; i < 26; i++) {
      adgang.clock().forward(LONGEST_LOCKOUT);
      login = PlainSmsLogin.of(adgang, employee).isRefused();
      if (login.asksForCode()) {
        login.code(codes.next()).isRefused();
        login.code(codes.right()).isRefused();
      }
    }
    assertThat(login.problem()).contains("budget");
    assertThat(adgang.mailbox().to(number)).as("sms in seven hours").hasSize(DAY_BUDGET);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  /** The code's own tries, where nothing else stops anybody. */
  @Test
  void a3_after_five_wrong_codes_the_right_one_is_worth_nothing_without_the_lockout(Adgang adgang) {
    setLockout(adgang, false);
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var codes = new WrongCodes(adgang, number);
    var login = PlainSmsLogin.of(adgang, employee);
    for (var i = 0; i < 5; i++) {
      assertThat(login.code(codes.next()).isRefused().page().body()).contains(WRONG);
    }

    assertThat(login.code(codes.right()).isRefused().page().body()).contains(WRONG);

    assertThat(adgang.employees().sessions(employee)).isZero();
    adgang.clock().forward(PAUSE);
    login.resend();
    assertThat(login.code(adgang.mailbox().codeTo(number, 2)).isDone()).as("a new code").isTrue();
  }

  /** Codes from 000000 on, without those that were sent. */
  private static final class WrongCodes {

    private final Adgang adgang;
    private final String number;
    private int next;

    WrongCodes(Adgang adgang, String number) {
      this.adgang = adgang;
      this.number = number;
    }

    String next() {
      var sent = new HashSet<String>();
      adgang.mailbox().to(number).forEach(message -> sent.add(Mailbox.code(message)));
      String code;
      do {
        code = "%06d".formatted(next++);
      } while (sent.contains(code));
      return code;
    }

    String right() {
      return Mailbox.code(adgang.mailbox().to(number).get(0));
    }
  }

  @ParameterizedTest(name = "lockout: {0}")
  @ValueSource(booleans = {true, false})
  void a4_the_right_code_in_ten_parallel_requests_is_one_login(boolean lockout, Adgang adgang)
      throws Exception {
    setLockout(adgang, lockout);
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = PlainSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    var answers = login.atOnce(10, "code", code, "step", "verify");

    assertThat(answers.stream().filter(PlainSmsLogin::loggedIn)).as("logins").hasSize(1);
    assertThat(answers).extracting(Page::status).allMatch(status -> status < 500);
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(1);
  }

  @Test
  void a5_a_code_of_one_session_does_not_work_in_another(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var first = PlainSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);
    var second = PlainSmsLogin.of(adgang, employee);
    var own = adgang.mailbox().codeTo(number, 2);

    second.code(code).isRefused();

    assertThat(second.page().body()).contains(WRONG);
    assertThat(adgang.employees().sessions(employee)).isZero();
    assertThat(second.code(own).claims().path("amr").toString()).contains("sms");
    assertThat(first.code(own).isRefused().page().body()).contains(WRONG);
  }

  @Test
  void a5_a_code_does_not_work_after_its_time(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = PlainSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    adgang.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(login.code(code).isRefused().page().body()).contains(WRONG);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @Test
  void a5_an_older_code_does_not_work_after_a_resend(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = PlainSmsLogin.of(adgang, employee);
    var older = adgang.mailbox().codeTo(number);
    adgang.clock().forward(PAUSE);
    login.resend();
    var newer = adgang.mailbox().codeTo(number, 2);

    assertThat(login.code(older).isRefused().page().body()).contains(WRONG);
    assertThat(login.code(newer).isDone()).isTrue();
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
    var login = PlainSmsLogin.of(adgang, employee);
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
    setLockout(adgang, lockout);
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = PlainSmsLogin.open(adgang);

    var answers = login.atOnce(4, PlainSmsLogin.fields(employee));

    assertThat(answers).extracting(Page::status).allMatch(status -> status < 400);
    assertThat(adgang.mailbox().to(number)).as("sms after the password").hasSize(1);

    var again = PlainSmsLogin.of(adgang, employee);
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
        var enrolling = PlainSmsLogin.of(adgang, thief).submit("method", "sms");
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
      var login = PlainSmsLogin.of(adgang, owner);
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
      PlainSmsLogin.of(adgang, thief)
          .submit("method", "sms")
          .submit("number", stranger, "step", "send")
          .isRefused();
      reached += adgang.mailbox().to(stranger).size();
    }
    assertThat(reached).as("strangers").isEqualTo(5);
  }
}
