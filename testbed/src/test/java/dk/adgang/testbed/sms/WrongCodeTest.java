package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wrong, an old or an empty code: a clear message, and no login. */
@WithAdgang
final class WrongCodeTest {

  private static final Duration LONG_AGO = Duration.ofMinutes(3);
  private static final String WRONG = "Koden er forkert eller udløbet. Prøv igen";

  @ParameterizedTest
  @EnumSource
  void a_wrong_code_of_an_sms_is_refused(Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    var window = visitor.on(screen);
    var page = window.openLogin().as(employee).shows(ChoicePage::new).chooseSms().give(number);
    var code = adgang.mailbox().codeTo(number);

    page = page.isRefused(other(code), WRONG);
    page.picture("sms-code-wrong");
    page.isRefused("", "Skriv");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    window.openApp().isNotLoggedIn();
  }

  @Test
  void of_an_sms_at_login(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    visitor.onPhone().openLogin().enrolSmsAs(employee, number, adgang.mailbox());
    var window = visitor.onDesktop();

    var page = window.openLogin().as(employee).shows(SmsCodePage::new);
    var code = adgang.mailbox().codeTo(number, 2);
    page.isRefused(other(code), WRONG).isRefused("", "Skriv");

    window.openApp().isNotLoggedIn();
    assertThat(adgang.mailbox().to(number)).as("sms sent").hasSize(2);
  }

  @Test
  void a_wrong_code_of_an_authenticator_app_is_refused(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var enrolling = visitor.onPhone();
    var page = enrolling.openLogin().as(employee).shows(ChoicePage::new).chooseApp();
    var phone = page.typeKeyIntoApp();
    page.isRefused(other(phone.codeAt(Instant.now())), WRONG).isRefused("", "Skriv");
    page.isRefused(phone.codeAt(Instant.now().minus(LONG_AGO)), WRONG);
    enrolling.openApp().isNotLoggedIn();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");

    page = visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new).chooseApp();
    phone = page.typeKeyIntoApp();
    page.enter(phone.codeAt(Instant.now())).shows(SampleAppPage::new).isLoggedIn();

    var window = visitor.onDesktop();
    window
        .openLogin()
        .as(employee)
        .shows(AppCodePage::new)
        .isRefused(other(phone.codeAfter(Instant.now())), WRONG)
        .isRefused(phone.codeAt(Instant.now().minus(LONG_AGO)), WRONG)
        .isRefused("", WRONG);
    window.openApp().isNotLoggedIn();
  }

  /** A code that is surely not the one given, nor a neighbour of it. */
  private static String other(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 123_457) % 1_000_000);
  }
}
