package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;
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

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
    RealmLockout.set(adgang, true);
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
    var login = HttpSmsLogin.of(adgang, employee);

    for (var i = 0; i < 4; i++) {
      login.code(codes.next()).isRefused();
      assertThat(login.page().body()).contains(WRONG);
      adgang.employees().awaitFailures(employee, i + 1);
      adgang.clock().forward(TYPING);
      if (i % 2 == 1) {
        adgang.clock().forward(PAUSE);
        login.resend().isRefused();
      } else {
        login = HttpSmsLogin.of(adgang, employee);
      }
    }
    login.code(codes.next()).isRefused();
    adgang.employees().awaitFailures(employee, 5);

    login.code(codes.right()).isRefused();
    assertThat(login.alert()).as("the right code").contains(LOCKED_OUT);
    assertThat(HttpSmsLogin.of(adgang, employee).isRefused().asksForCode())
        .as("the password leads on")
        .isFalse();

    for (var i = 0; i < 26; i++) {
      adgang.clock().forward(LONGEST_LOCKOUT);
      login = HttpSmsLogin.of(adgang, employee).isRefused();
      if (login.asksForCode()) {
        login.code(codes.next()).isRefused();
        login.code(codes.right()).isRefused();
      }
    }
    assertThat(login.problem()).contains("budget");
    assertThat(adgang.mailbox().to(number)).as("sms in seven hours").hasSize(DAY_BUDGET);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  /** The code's own limit of tries, with no other limit. */
  @Test
  void a3_after_five_wrong_codes_the_right_one_is_worth_nothing_without_the_lockout(Adgang adgang) {
    RealmLockout.set(adgang, false);
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var codes = new WrongCodes(adgang, number);
    var login = HttpSmsLogin.of(adgang, employee);
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
    RealmLockout.set(adgang, lockout);
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    var answers = login.atOnce(10, "code", code, "step", "verify");

    assertThat(answers.stream().filter(HttpSmsLogin::loggedIn)).as("logins").hasSize(1);
    assertThat(answers).extracting(Page::status).allMatch(status -> status < 500);
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(1);
  }

  @Test
  void a5_a_code_of_one_session_does_not_work_in_another(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var first = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);
    var second = HttpSmsLogin.of(adgang, employee);
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
    var login = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    adgang.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(login.code(code).isRefused().page().body()).contains(WRONG);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @Test
  void a5_an_older_code_does_not_work_after_a_resend(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang, number);
    var login = HttpSmsLogin.of(adgang, employee);
    var older = adgang.mailbox().codeTo(number);
    adgang.clock().forward(PAUSE);
    login.resend();
    var newer = adgang.mailbox().codeTo(number, 2);

    assertThat(login.code(older).isRefused().page().body()).contains(WRONG);
    assertThat(login.code(newer).isDone()).isTrue();
  }
}
