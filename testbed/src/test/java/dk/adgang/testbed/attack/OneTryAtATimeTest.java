package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Retry;
import dk.adgang.testbed.fixture.SmsService;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.RecoveryCodePage;
import dk.adgang.testbed.wire.HttpPasskey;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Keycloak checks one try of an employee at a time. For another try at the same moment the page
 * says that it was not checked.
 */
@WithAdgang
final class OneTryAtATimeTest {

  private static final String SMS = "Kode på sms";
  private static final String BUSY = "Et andet forsøg var i gang";
  private static final String BACKUP = "AAAA1111AAAA";

  @Test
  void a_try_that_was_not_checked_is_reported_counts_for_nothing_and_works_afterwards(
      Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var app = Totp.ofTest();
    var passkey = new HttpPasskey();
    var employees = adgang.employees();
    var employee =
        employees.createWithBackup(
            Employees.KAFFEHUSET, Employees.BUTIKSCHEF, app, List.of(BACKUP, "BBBB2222BBBB"));
    employees.add(employee, Factors.sms("{\"number\":\"%s\"}".formatted(number)));
    employees.add(employee, passkey.factor());
    var atApp = HttpSmsLogin.of(adgang, employee);
    var atSms = another(adgang, employee).choose(SMS);
    var atKey = another(adgang, employee).choose("Adgangsnøgle");
    var atBackup = another(adgang, employee).choose(RecoveryCodePage.NAME);
    var slow = another(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    // While the gateway does not answer, Keycloak is not done with this try.
    SmsService.of(adgang).answers("hang", number);
    var waiting =
        CompletableFuture.runAsync(
            () -> {
              slow.choose(SMS);
              Retry.whileRefused("an SMS", () -> slow.alert().contains(BUSY), slow::resend);
            });
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                atSms
                    .submit("code", "", "step", "verify")
                    .page()
                    .body()
                    .contains(HttpSmsLogin.NOT_CHECKED));
    atSms.submit("code", code, "step", "verify");
    var codeOfApp = app.codeAt(Instant.now());
    atApp.submit("otp", codeOfApp);
    atKey.submit(passkey.answer(atKey.page()));
    atBackup.submit("recoveryCodeInput", BACKUP);
    assertThat(waiting).as("the request that waits for the gateway").isNotDone();

    says(atSms, "input-error-code", HttpSmsLogin.NOT_CHECKED);
    says(atApp, "input-error-otp", HttpSmsLogin.NOT_CHECKED);
    says(atKey, "adgang-alert", "Adgangsnøglen blev ikke kontrolleret");
    says(atBackup, "input-error-recoveryCodeInput", HttpSmsLogin.NOT_CHECKED);
    says(atSms.resend(), "adgang-alert", BUSY);
    assertThat(employees.sessions(employee)).isZero();
    waiting.join();
    assertThat(employees.failures(employee)).as("wrong tries").isZero();
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(1);

    assertThat(atSms.code(code).isDone()).as("the same code by SMS").isTrue();
    assertThat(atApp.submit("otp", codeOfApp).isDone()).as("the same code of the app").isTrue();
    assertThat(atKey.submit(passkey.answer(atKey.page())).isDone()).as("the passkey").isTrue();
    assertThat(atBackup.submit("recoveryCodeInput", BACKUP).isDone())
        .as("the same recovery code")
        .isTrue();
  }

  private static void says(HttpSmsLogin login, String place, String words) {
    assertThat(login.isRefused().page().has(place)).as(login.page().body()).isTrue();
    assertThat(login.page().body()).contains(words, "Vent et øjeblik");
  }

  /** A login at the list of other ways. */
  private static HttpSmsLogin another(Adgang adgang, Employee employee) {
    return HttpSmsLogin.of(adgang, employee).submit("tryAnotherWay", "on");
  }
}
