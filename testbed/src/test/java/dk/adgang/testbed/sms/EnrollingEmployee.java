package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.SmsService;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;

/** Somebody who must have a second factor, has none, and is at the page that asks for a number. */
record EnrollingEmployee(Adgang adgang, Employee employee, String number, HttpSmsLogin login) {

  /** Longer than the pause before another SMS, and than a failing gateway is left alone. */
  static final Duration A_WHILE = Duration.ofSeconds(31);

  static final String HELP = "+45 70 70 70 27";
  static final String GUESS = "123456";

  static EnrollingEmployee in(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var login = HttpSmsLogin.of(adgang, employee).submit("method", "sms");
    assertThat(login.page().has("number")).as("the number page").isTrue();
    return new EnrollingEmployee(adgang, employee, adgang.mailbox().newNumber(), login);
  }

  void send() {
    login.submit("number", number, "step", "send");
  }

  void meetsAPage(String words) {
    login.isRefused();
    assertThat(login.page().status()).isEqualTo(200);
    assertThat(login.page().body()).contains(words, HELP);
  }

  void meetsAPageAndNoWayIn(String words) {
    meetsAPage(words);
    login.submit("skip", "true", "step", "skip").isRefused();
    login.code(GUESS).isRefused();
    login.reload().isRefused();
    gotNothing();
  }

  /** From the number page, to which also the page for a code that may come leads back. */
  void findsAnotherWay() {
    if (login.page().has("adgang-change-number")) {
      login.submit("step", "change-number");
    }
    assertThat(login.page().has("adgang-other")).as("another method").isTrue();
    login.submit("step", "other").isRefused();
    assertThat(login.page().has("adgang-choose")).as("the choice").isTrue();
    gotNothing();
  }

  void enrolsWhenAllIsWell() {
    SmsService.of(adgang).answers("ok", number);
    adgang.clock().forward(A_WHILE);
    login.submit("method", "sms");
    send();
    login.code(adgang.mailbox().codeTo(number));
    if (login.page().has("adgang-skip-codes")) {
      login.submit("step", "skip");
    }
    assertThat(login.isDone()).as("logged in with the code").isTrue();
  }

  void gotNothing() {
    assertThat(adgang.mailbox().to(number)).as("sms").isEmpty();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    assertThat(adgang.employees().sessions(employee)).as("sessions").isZero();
  }
}
