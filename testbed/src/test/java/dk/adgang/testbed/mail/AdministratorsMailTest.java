package dk.adgang.testbed.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Pages;
import dk.adgang.testbed.wire.AdministratorsMail;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An administrator's «Credential reset» that asks for more than a password reaches an employee who
 * has a second factor already.
 */
@WithAdgang
final class AdministratorsMailTest {

  @Test
  void another_method_is_enrolled_once_the_first_one_was_proven(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.SALGSASSISTENT, number);
    var browser = new HttpBrowser();

    var page = AdministratorsMail.open(adgang, employee, browser, List.of("CONFIGURE_TOTP"));
    assertThat(page.has("totpSecret")).as("before the first factor is proven").isFalse();
    page = logIn(adgang, employee, number, browser, page);

    assertThat(page.has("totpSecret")).as(page.body()).isTrue();
    page = enrol(browser, page);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "adgang-sms", "otp");
    assertThat(adgang.employees().sessions(employee)).as("sessions of a mail").isZero();
  }

  @Test
  void a_mail_alone_enrols_nothing(Adgang adgang) {
    var employee =
        adgang
            .employees()
            .createWithSms(
                Employees.KAFFEHUSET, Employees.SALGSASSISTENT, adgang.mailbox().newNumber());
    var thief = new HttpBrowser();

    var page = AdministratorsMail.open(adgang, employee, thief, List.of("CONFIGURE_TOTP"));
    var stolen = thief.submit(page, "username", employee.email(), "password", "gættet-9999");
    thief.submit(stolen, "totp", "123456", "totpSecret", "AAAAAAAAAAAAAAAAAAAA");

    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "adgang-sms");
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @Test
  void a_password_among_other_things_leads_on_by_our_link(Adgang adgang) {
    var employee =
        adgang
            .employees()
            .createWithSms(
                Employees.KAFFEHUSET, Employees.SALGSASSISTENT, adgang.mailbox().newNumber());
    var browser = new HttpBrowser();

    var page =
        AdministratorsMail.open(
            adgang, employee, browser, List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));

    assertThat(page.has("password-new")).as("the password page").isFalse();
    assertThat(HttpLink.problem(page)).as(page.body()).contains("factor");
    var login = Pages.follow(new HttpBrowser(), page, "adgang-login");
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    var help = Pages.follow(browser, page, "adgang-forgotten");
    assertThat(help.has("kc-reset-password-form")).as(help.body()).isTrue();
    browser.submit(help, "username", employee.email());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    assertThat(link.goOn(new HttpBrowser()).has("code")).as("the factor is asked for").isTrue();
  }

  private static Page logIn(
      Adgang adgang, Employee employee, String number, HttpBrowser browser, Page page) {
    var asked = browser.submit(page, "username", employee.email(), "password", employee.password());
    assertThat(asked.has("code")).as(asked.body()).isTrue();
    return browser.submit(asked, "code", adgang.mailbox().codeTo(number), "step", "verify");
  }

  private static Page enrol(HttpBrowser browser, Page page) {
    var key = page.value("totpSecret");
    var app = new Totp(key.getBytes(US_ASCII));
    return browser.submit(page, "totp", app.codeAt(Instant.now()), "totpSecret", key);
  }
}
