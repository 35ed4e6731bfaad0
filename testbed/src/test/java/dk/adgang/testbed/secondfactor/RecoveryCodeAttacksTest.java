package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.PasskeyAddPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Recovery codes open no way around the second factor, and each opens one login at most. */
@WithAdgang
final class RecoveryCodeAttacksTest {

  private static final String ACTION = "CONFIGURE_RECOVERY_AUTHN_CODES";
  private static final String WRONG = "Koden er forkert eller brugt";
  private static final String LOCKED_OUT = "For mange forkerte koder";

  private static final int MANY = 10;

  private static final List<String> CODES =
      List.of("AAAA1111AAAA", "BBBB2222BBBB", "CCCC3333CCCC", "DDDD4444DDDD");

  @Test
  void alone_they_are_no_second_factor(Adgang adgang, Visitor visitor) {
    var employee = RecoveryCodesTest.withCodes(adgang, CODES);
    adgang.employees().removeCredentials(employee, "otp");
    assertThat(adgang.employees().credentials(employee))
        .containsExactly("password", "recovery-authn-codes");

    var window = visitor.onPhone();
    var page = window.openLogin().as(employee).shows(ChoicePage::new).canBeSkipped(false);
    page.forge("skip", "true").canBeSkipped(false);
    assertThat(adgang.employees().secondFactor(employee).path("methods"))
        .noneMatch(method -> method.path("enrolled").asBoolean());
    window.openApp().isNotLoggedIn();
    new SampleAppPage(window).logIn().as(employee).shows(ChoicePage::new).chooseApp();
  }

  @Test
  void with_the_password_alone_nobody_gets_codes_for_later(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    VirtualKey.in(window);
    window.openLogin().as(employee).shows(ChoicePage::new).skip().shows(SampleAppPage::new);

    window.beginAction(ACTION);

    assertThat(window.has("#adgang-codes")).as("recovery codes").isFalse();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    window.beginAction("webauthn-register").shows(PasskeyAddPage::new).create().save();
    assertThat(adgang.employees().credentials(employee))
        .containsExactly("password", "webauthn", "recovery-authn-codes");
  }

  @Test
  void wrong_ones_count_and_lock_out_the_right_one_too(Adgang adgang, Visitor visitor) {
    var employee = RecoveryCodesTest.withCodes(adgang, CODES);
    var window = visitor.onPhone();
    var page = RecoveryCodesTest.recover(window, employee);

    page.isRefused("AAAA-AAAA-AAAA", WRONG);
    assertThat(adgang.employees().failures(employee)).isEqualTo(1);
    // A code that comes while the one before is being counted is not checked, and does not count.
    for (var i = 0; i < 20 && !window.text("main").contains("for mange gange"); i++) {
      LostPhoneTest.unhurried();
      page.enter("BBBB-BBBB-BBBB");
    }
    page.says("for mange gange").picture("recovery-code-locked");
    page.enter(CODES.get(0));

    page.says("for mange gange");
    assertThat(RecoveryCodesTest.left(adgang, employee)).isEqualTo(4);
    window.openApp().isNotLoggedIn();
    adgang.mailbox().withSubject(employee, LOCKED_OUT);
    assertThat(adgang.mailbox().subjects(employee)).containsOnlyOnce(LOCKED_OUT);
  }

  @Test
  void the_same_code_at_the_same_moment_is_one_login(Adgang adgang, Visitor visitor)
      throws Exception {
    var employee = RecoveryCodesTest.withCodes(adgang, CODES);
    var logins = new ArrayList<CodeFlow>();
    for (var i = 0; i < MANY; i++) {
      logins.add(recoverWithoutScreen(adgang, employee));
    }

    atOnce(logins, login -> login.submit("recoveryCodeInput", CODES.get(0)));

    assertThat(logins).filteredOn(CodeFlow::isDone).as("logins").hasSize(1);
    assertThat(logins)
        .filteredOn(login -> !login.isDone())
        .as("refused in the page")
        .allMatch(login -> login.page().has("recoveryCodeInput"));
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
    assertThat(RecoveryCodesTest.left(adgang, employee)).isEqualTo(3);
  }

  private static CodeFlow recoverWithoutScreen(Adgang adgang, Employee employee) {
    var login =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    login.open();
    login.submit("username", employee.email(), "password", employee.password());
    login.submit("tryAnotherWay", "on");
    // The second of two: the codes are asked for last.
    var ways = login.page().values("authenticationExecution");
    login.submit("authenticationExecution", ways.get(1));
    assertThat(login.page().has("recoveryCodeInput")).isTrue();
    return login;
  }

  /** Does the same with each of them, all begun at the same moment. */
  private static <T> void atOnce(List<T> all, Consumer<T> action) throws Exception {
    var begin = new CyclicBarrier(all.size());
    var threads = Executors.newFixedThreadPool(all.size());
    try {
      var calls = new ArrayList<Callable<Void>>();
      for (var each : all) {
        calls.add(
            () -> {
              begin.await();
              action.accept(each);
              return null;
            });
      }
      for (var done : threads.invokeAll(calls)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
