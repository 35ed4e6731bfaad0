package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.ResetMail;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LinkPage;
import dk.adgang.testbed.pages.LinkProblemPage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** «Har du glemt adgangskoden?» */
@WithAdgang
@Tag("journey")
final class ForgottenPasswordTest {

  private static final String CHANGED = "Din adgangskode er ændret";

  @ParameterizedTest
  @EnumSource
  void the_mail_leads_to_a_new_password_and_the_old_one_is_over(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var loggedIn = visitor.onDesktop();
    loggedIn.openLogin().as(employee).shows(ChoicePage::new).skip().shows(SampleAppPage::new);
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
    var window = visitor.on(screen);

    window.openLogin().forgotten().picture("forgotten").askFor(employee.email());
    var mail = adgang.mailbox().resetTo(employee);

    assertThat(mail.message().text()).contains("60 minutter");
    mail.open(window)
        .goOn()
        .titled("Skift din adgangskode")
        .picture("password-new")
        .create("kaffe-paa-ny-3");
    assertThat(adgang.employees().sessions(employee)).as("other sessions").isZero();
    visitor.onPhone().openLogin().as(employee).shows(LoginPage::new);
    visitor
        .onPhone()
        .openLogin()
        .as(employee, "kaffe-paa-ny-3")
        .shows(SampleAppPage::new)
        .isLoggedIn();
    assertThat(adgang.mailbox().withSubject(employee, CHANGED).text()).contains("ændret den");
    visitor.onPhone().open(mail.link()).shows(LinkProblemPage::new).because("used");
  }

  @Test
  void an_existing_second_factor_is_asked_for_before_the_new_password(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var enrolling = visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new).chooseApp();
    var app = enrolling.typeKeyIntoApp();
    enrolling.enter(app.codeAt(Instant.now())).shows(SampleAppPage::new).isLoggedIn();
    var window = visitor.onPhone();
    window.openLogin().forgotten().askFor(employee.email());

    var code = adgang.mailbox().resetTo(employee).open(window).press().shows(AppCodePage::new);
    code.isRefused("000000", "Koden er forkert");
    assertThat(window.has("#password-new")).as("the password page").isFalse();
    window.open(adgang.mailbox().resetTo(employee).link());
    new LinkPage(window).press().shows(AppCodePage::new).enter(app.codeAfter(Instant.now()));

    window.shows(PasswordPage::new).create("kaffe-paa-ny-3");
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp");
    visitor.onPhone().openLogin().as(employee, "kaffe-paa-ny-3").shows(AppCodePage::new);
  }

  @Test
  void a9_with_sms_the_code_is_asked_for_before_the_new_password(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    visitor.onPhone().openLogin().enrolSmsAs(employee, number, adgang.mailbox());
    var window = visitor.onPhone();
    window.openLogin().forgotten().askFor(employee.email());

    adgang
        .mailbox()
        .resetTo(employee)
        .open(window)
        .press()
        .shows(SmsCodePage::new)
        .isRefused("", "Skriv");
    assertThat(window.has("#password-new")).as("the password page").isFalse();
    window.find("#code").fill(adgang.mailbox().codeTo(number, 2));
    window.leaving(() -> window.find("#adgang-verify").click());

    window.shows(PasswordPage::new).create("kaffe-paa-ny-3");
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "adgang-sms");
    visitor.onPhone().openLogin().as(employee, "kaffe-paa-ny-3").shows(SmsCodePage::new);
  }

  @Test
  void nobody_can_tell_which_accounts_exist(Adgang adgang, Visitor visitor) {
    var known =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var disabled =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    adgang.employees().disable(disabled);

    var answer = visitor.onPhone().openLogin().forgotten().askFor(known.email());

    assertThat(answer).contains("Hvis kontoen findes");
    assertThat(visitor.onPhone().openLogin().forgotten().askFor("ingen@boghandlen.example"))
        .isEqualTo(answer);
    assertThat(visitor.onPhone().openLogin().forgotten().askFor(disabled.email()))
        .isEqualTo(answer);
    adgang.mailbox().resetTo(known);
    assertThat(adgang.mailbox().to("ingen@boghandlen.example")).isEmpty();
    assertThat(adgang.mailbox().subjects(disabled)).doesNotContain(ResetMail.SUBJECT);
  }

  @Test
  void asking_again_at_once_sends_no_second_mail(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var other =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);

    visitor.onPhone().openLogin().forgotten().askFor(employee.email());
    visitor.onPhone().openLogin().forgotten().askFor(employee.email());
    visitor.onPhone().openLogin().forgotten().askFor(other.email());

    // The courier takes mails in their order: when the last one has come, a second one would have.
    adgang.mailbox().resetTo(other);
    await().atMost(Duration.ofSeconds(5)).until(() -> !adgang.mailbox().to(employee).isEmpty());
    assertThat(adgang.mailbox().subjects(employee)).containsOnlyOnce(ResetMail.SUBJECT);
  }
}
