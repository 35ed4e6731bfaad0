package dk.adgang.testbed.secondfactor;

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
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The employer requires a second factor for the title. */
@WithAdgang
@Tag("journey")
final class RequiredSecondFactorTest {

  @ParameterizedTest
  @EnumSource
  void it_cannot_be_skipped_and_sms_is_enrolled_and_asked_for(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();

    visitor
        .on(screen)
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .says("Kaffehuset")
        .says("Butikschef")
        .picture("choice-required")
        .forge("skip", "true")
        .canBeSkipped(false)
        .chooseSms()
        .picture("sms-number")
        .give(number.substring(3))
        .picture("sms-code")
        .enter(adgang.mailbox().codeTo(number))
        .shows(SampleAppPage::new)
        .isLoggedIn();

    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "adgang-sms");
    var again =
        visitor
            .on(screen)
            .openLogin()
            .as(employee)
            .shows(SmsCodePage::new)
            .says(number.substring(number.length() - 2))
            .picture("sms-code-login")
            .enter(adgang.mailbox().codeTo(number, 2))
            .shows(SampleAppPage::new)
            .isLoggedIn();
    assertThat(again.amr()).contains("pwd", "sms");
  }

  @ParameterizedTest
  @EnumSource
  void without_sms_at_the_employer_an_authenticator_app_is_enrolled_and_asked_for(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);

    var page =
        visitor
            .on(screen)
            .openLogin()
            .as(employee)
            .shows(ChoicePage::new)
            .canBeSkipped(false)
            .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms")
            .picture("choice-without-sms")
            .forge("method", "sms")
            .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms")
            .chooseApp()
            .picture("authenticator-app");
    assertThat(page.offersToOpenApp()).isEqualTo(screen == Screen.PHONE);
    var phone = screen == Screen.PHONE ? page.openApp() : page.typeKeyIntoApp();
    page.enter(phone.codeAt(Instant.now())).shows(SampleAppPage::new).isLoggedIn();

    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp");
    var again =
        visitor
            .on(screen)
            .openLogin()
            .as(employee)
            .shows(AppCodePage::new)
            .picture("authenticator-code")
            .enter(phone.codeAfter(Instant.now()))
            .shows(SampleAppPage::new)
            .isLoggedIn();
    assertThat(again.amr()).contains("pwd", "otp");
  }

  @Test
  void the_sample_employees_meet_what_their_employers_decided(Adgang adgang, Visitor visitor) {
    var ida = adgang.employees().sample("ida.holm@kaffehuset.example");
    var mads = adgang.employees().sample("mads.krogh@kaffehuset.example");
    var karl = adgang.employees().sample("karl.bach@boghandlen.example");
    var sofie = adgang.employees().sample("sofie.lund@boghandlen.example");

    visitor.onPhone().openLogin().as(ida).shows(ChoicePage::new).canBeSkipped(false).offers("sms");
    visitor.onPhone().openLogin().as(mads).shows(ChoicePage::new).canBeSkipped(true).offers("sms");
    visitor
        .onPhone()
        .openLogin()
        .as(karl)
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms");
    visitor
        .onPhone()
        .openLogin()
        .as(sofie)
        .shows(ChoicePage::new)
        .canBeSkipped(true)
        .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms");
  }

  @Test
  void a_title_that_becomes_required_is_asked_at_the_next_login_although_skipped_before(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    visitor.onPhone().openLogin().skipAs(employee);

    adgang.employees().setAttribute(employee, "title", Employees.BUTIKSCHEF);

    visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new).canBeSkipped(false);
  }

  @Test
  void a_title_that_changes_is_met_at_the_next_authorization_although_the_session_is_alive(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    window.openLogin().skipAs(employee);

    adgang.employees().setAttribute(employee, "title", Employees.BUTIKSCHEF);
    window
        .authorizeAgain()
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .forge("skip", "true")
        .canBeSkipped(false);

    adgang.employees().setAttribute(employee, "title", Employees.SALGSASSISTENT);
    window.authorizeAgain().shows(SampleAppPage::new).isLoggedIn();
  }
}
