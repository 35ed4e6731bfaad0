package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.PasskeyAddPage;
import dk.adgang.testbed.pages.PasskeyUsePage;
import dk.adgang.testbed.pages.RecoveryCodePage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.WaysInPage;
import dk.adgang.testbed.pages.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * «Prøv en anden metode» lists the methods that the employee has and may use now, and opens no way
 * around them.
 */
@WithAdgang
final class WaysInTest {

  @Test
  void sms_is_not_listed_once_it_was_switched_off_and_another_method_is_there(
      Adgang adgang, Visitor visitor) {
    var employer =
        adgang
            .employers()
            .create(
                "Tehuset",
                Map.of("adgang.sms", List.of("true"), "adgang.secondFactor", List.of("required")));
    var employee = adgang.employees().createWithPassword(employer, Employees.SALGSASSISTENT);
    var number = adgang.mailbox().newNumber();
    var window = visitor.onPhone();
    VirtualKey.in(window);
    window.openLogin().enrolSmsAs(employee, number, adgang.mailbox());
    window
        .beginAction("webauthn-register")
        .shows(LoginPage::new)
        .again(employee)
        .shows(SmsCodePage::new)
        .enter(adgang.mailbox().codeTo(number, 2))
        .shows(PasskeyAddPage::new)
        .press();
    assertThat(adgang.employees().credentials(employee))
        .containsExactly("password", "adgang-sms", "webauthn");

    var list =
        login(window, employee, SmsCodePage::new).another().lists("Kode på sms", "Adgangsnøgle");
    list.picture("ways-in-sms");
    var sms = list.executions().get(0).toString();
    assertThat(adgang.mailbox().to(number)).hasSize(3);
    adgang.employers().set(employer, "adgang.sms", "false");

    // An older list on a page does not count.
    list.forge(sms);
    assertThat(window.has("#code")).as("the page for a code by sms").isFalse();
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(3);
    var page = login(window, employee, PasskeyUsePage::new);
    assertThat(window.has("#try-another-way")).as("«Prøv en anden metode»").isFalse();
    page.press().shows(SampleAppPage::new).isLoggedIn();
    assertThat(adgang.mailbox().to(number)).as("sms").hasSize(3);
  }

  @Test
  void a_method_that_the_employer_leaves_out_is_neither_listed_nor_added(
      Adgang adgang, Visitor visitor) {
    var employer =
        adgang.employers().create("Bageriet", Map.of("adgang.secondFactor", List.of("required")));
    var app = Totp.ofTest();
    var employee =
        adgang
            .employees()
            .createWithBackup(employer, Employees.SALGSASSISTENT, app, List.of("AAAA1111AAAA"));
    var window = visitor.onPhone();
    VirtualKey.in(window);
    login(window, employee, AppCodePage::new)
        .enter(app.codeAt(Instant.now()))
        .shows(SampleAppPage::new)
        .isLoggedIn();
    window.beginAction("webauthn-register").shows(PasskeyAddPage::new).press();
    assertThat(adgang.employees().credentials(employee))
        .as("in the order in which they are asked for")
        .containsExactly("password", "otp", "webauthn", "recovery-authn-codes");

    var list = login(window, employee, AppCodePage::new).another();
    list.lists("Godkendelsesapp", "Adgangsnøgle", RecoveryCodePage.NAME).picture("ways-in-three");
    var execution = list.executions().get(0).toString();
    adgang.employers().set(employer, "adgang.secondFactor.methods", "passkey");

    list.forge(execution);
    assertThat(window.has("#otp")).as("the page for a code of the app").isFalse();
    login(window, employee, PasskeyUsePage::new)
        .another()
        .lists("Adgangsnøgle", RecoveryCodePage.NAME)
        .choose("Adgangsnøgle", PasskeyUsePage::new)
        .press()
        .shows(SampleAppPage::new)
        .isLoggedIn();
    window.beginAction("CONFIGURE_TOTP");
    assertThat(window.has("#totp")).as("the page to add an app").isFalse();
  }

  @Test
  void sms_alone_is_still_asked_for_although_it_was_switched_off(Adgang adgang, Visitor visitor) {
    var employer =
        adgang
            .employers()
            .create(
                "Saftbaren",
                Map.of("adgang.sms", List.of("true"), "adgang.secondFactor", List.of("required")));
    var employee = adgang.employees().createWithPassword(employer, Employees.SALGSASSISTENT);
    var number = adgang.mailbox().newNumber();
    var window = visitor.onPhone();
    window
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .chooseSms()
        .give(number)
        .enter(adgang.mailbox().codeTo(number));
    adgang.employers().set(employer, "adgang.sms", "false");

    login(window, employee, SmsCodePage::new)
        .enter(adgang.mailbox().codeTo(number, 2))
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms");
  }

  @Test
  void going_back_and_a_second_tab_lead_to_the_second_factor(Adgang adgang, Visitor visitor) {
    var app = Totp.ofTest();
    var employee =
        adgang
            .employees()
            .createWithBackup(
                Employees.BOGHANDLEN, Employees.BUTIKSCHEF, app, List.of("AAAA1111AAAA"));
    var window = visitor.onPhone();

    login(window, employee, AppCodePage::new).another();
    window.leaving(() -> window.page().goBack());
    assertThat(window.has("#app-claims")).as("logged in").isFalse();
    window.shows(WaysInPage::new).choose(RecoveryCodePage.NAME, RecoveryCodePage::new);
    // A reload begins with the first way again.
    window.page().reload();
    window.shows(AppCodePage::new);
    var tab = new Window(adgang, window.screen(), window.context(), window.context().newPage());
    tab.openApp().isNotLoggedIn().press();
    assertThat(tab.has("#app-claims")).as("logged in").isFalse();
    tab.await("#password, #otp, #recoveryCodeInput", "a step of the login");
    window.leaving(() -> window.find("#reset-login").click());
    assertThat(adgang.employees().sessions(employee)).isZero();
    window
        .shows(LoginPage::new)
        .as(employee)
        .shows(AppCodePage::new)
        .isRefused("", "Koden er forkert")
        .enter(app.codeAt(Instant.now()));
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
  }

  private static <P> P login(Window window, Employee employee, Function<Window, P> page) {
    // An employee who is logged in, or half way in, begins anew.
    window.context().clearCookies();
    return window.openLogin().as(employee).shows(page);
  }
}
