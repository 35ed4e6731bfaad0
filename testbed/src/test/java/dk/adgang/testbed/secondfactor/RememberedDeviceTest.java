package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.SameSiteAttribute;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** «Husk denne enhed»: the second factor is not asked for there, for some days. */
@WithSecondServer("It moves the server's clock.")
final class RememberedDeviceTest {

  private static final AtomicInteger HOUSES = new AtomicInteger();
  private static final String COOKIE = "ADGANG_DEVICE";
  private static final String DEVICE = "adgang-device";
  private static final String DAYS = "adgang.rememberDeviceDays";

  @AfterEach
  void setTheClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  @ParameterizedTest
  @EnumSource
  void the_second_factor_is_left_out_there_and_nowhere_else(
      Screen screen, Adgang adgang, Visitor visitor) {
    var ida = employee(adgang, employer(adgang));
    var colleague = employee(adgang, ida.employer());
    var window = visitor.on(screen);
    var number = enrol(adgang, window, ida);
    var colleagues = enrol(adgang, visitor.onPhone(), colleague);

    var app = remember(adgang, window, ida, number, 2);

    assertThat(app.amr()).contains("pwd", "sms");
    assertThat(adgang.employees().credentials(ida)).contains(DEVICE);
    var cookie =
        window.context().cookies().stream()
            .filter(c -> c.name.equals(COOKIE))
            .findFirst()
            .orElseThrow();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    assertThat(cookie.path).isEqualTo("/realms/adgang/");
    app.logOut();
    var again = window.openLogin().as(ida).shows(SampleAppPage::new).isLoggedIn();
    assertThat(again.amr()).as("nothing is claimed that was not proven").isEqualTo("pwd");
    assertThat(adgang.mailbox().to(number)).hasSize(2);
    again.logOut();

    window.openLogin().as(ida, "gaettet-forkert-1").shows(LoginPage::new);
    assertThat(adgang.employees().sessions(ida)).as("with the device and no password").isZero();
    window.openLogin().as(colleague).shows(SmsCodePage::new);
    assertThat(adgang.mailbox().to(colleagues)).hasSize(2);
    visitor.onPhone().openLogin().as(ida).shows(SmsCodePage::new);
  }

  @Test
  void a_shared_tablet_remembers_each_of_them(Adgang adgang, Visitor visitor) {
    var ida = employee(adgang, employer(adgang));
    var mads = employee(adgang, ida.employer());
    var tablet = visitor.onDesktop();
    var idas = enrol(adgang, tablet, ida);
    var madss = enrol(adgang, tablet, mads);

    remember(adgang, tablet, ida, idas, 2).logOut();
    remember(adgang, tablet, mads, madss, 2).logOut();

    tablet.openLogin().as(ida).shows(SampleAppPage::new).isLoggedIn().logOut();
    tablet.openLogin().as(mads).shows(SampleAppPage::new).isLoggedIn().logOut();
  }

  @Test
  void it_ends_with_the_password_the_factors_the_setting_and_the_days(
      Adgang adgang, Visitor visitor) {
    var employer = employer(adgang);
    var changedPassword = employee(adgang, employer);
    var resetPassword = employee(adgang, employer);
    var removed = employee(adgang, employer);
    var promoted = employee(adgang, employer);
    var patient = employee(adgang, employer);
    var all = List.of(changedPassword, resetPassword, removed, promoted, patient);
    var windows = all.stream().map(e -> visitor.onPhone()).toList();
    for (var i = 0; i < all.size(); i++) {
      var number = enrol(adgang, windows.get(i), all.get(i));
      remember(adgang, windows.get(i), all.get(i), number, 2).logOut();
    }

    // An administrator sets another password; the employee does, by a mailed link.
    assertThat(adgang.employees().acceptsPassword(changedPassword, "Te-til-tre-2026")).isTrue();
    windows.get(0).openLogin().as(changedPassword, "Te-til-tre-2026").shows(SmsCodePage::new);
    adgang.employees().resetPassword(resetPassword, Map.of());
    var code =
        adgang
            .mailbox()
            .resetTo(resetPassword)
            .open(windows.get(1))
            .press()
            .shows(SmsCodePage::new);
    assertThat(windows.get(1).has("#remember-device")).as("the box, in a reset").isFalse();
    code.says("kode");
    assertThat(adgang.employees().credentials(resetPassword))
        .as("nothing set yet")
        .contains(DEVICE);
    // The device is removed, as the account console does it.
    adgang.employees().removeCredentials(removed, DEVICE);
    windows.get(2).openLogin().as(removed).shows(SmsCodePage::new);
    // A title that requires a second factor is another requirement.
    adgang.employees().setAttribute(promoted, "title", Employees.BUTIKSCHEF);
    windows.get(3).openLogin().as(promoted).shows(SmsCodePage::new);
    assertThat(adgang.employees().credentials(promoted)).as("forgotten").doesNotContain(DEVICE);

    // The sample app takes no token from the future; that one was given is enough.
    adgang.clock().forward(Duration.ofDays(30).minusHours(2));
    windows.get(4).openLogin().as(patient).shows(SampleAppPage::new).isNotLoggedIn();
    windows
        .get(4)
        .context()
        .clearCookies(new BrowserContext.ClearCookiesOptions().setName("KEYCLOAK_IDENTITY"));
    adgang.employers().set(employer, DAYS, "29");
    windows.get(4).openLogin().as(patient).shows(SmsCodePage::new);
  }

  @Test
  void nobody_gets_a_device_remembered_without_a_proof_or_against_the_employer(
      Adgang adgang, Visitor visitor) {
    var ida = employee(adgang, employer(adgang));
    var window = visitor.onPhone();
    enrol(adgang, window, ida);
    window.openLogin();
    window.find("#username").fill(ida.email());
    window.find("#password").fill(ida.password());
    window.forge("#kc-form-login", Map.of("remember-device", "on"));
    window.shows(SmsCodePage::new);
    assertThat(adgang.employees().credentials(ida)).doesNotContain(DEVICE);

    var strict =
        employee(
            adgang,
            adgang.employers().create("Strenghuset", Map.of("adgang.sms", List.of("true"))));
    var number = enrol(adgang, window, strict);
    window.openLogin().as(strict).shows(SmsCodePage::new);
    assertThat(window.has("#remember-device")).isFalse();
    window.find("#code").fill(adgang.mailbox().codeTo(number, 2));
    window.forge("form", Map.of("remember-device", "on", "step", "verify"));
    window.shows(SampleAppPage::new).isLoggedIn();
    assertThat(adgang.employees().credentials(strict)).doesNotContain(DEVICE);
  }

  /** The thief of a phone that is remembered knows the password, and wants another one. */
  @Test
  void it_does_not_stand_for_the_factor_when_the_password_is_changed(Adgang adgang) {
    var ida = employee(adgang, employer(adgang));
    var number = adgang.mailbox().newNumber();
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    flow.open();
    flow.submit("username", ida.email(), "password", ida.password());
    flow.submit("method", "sms");
    flow.submit("step", "send", "number", number);
    flow.submit("step", "verify", "code", adgang.mailbox().codeTo(number));
    flow.skipCodes();
    flow = flow.later();
    flow.open();
    flow.submit("username", ida.email(), "password", ida.password());
    flow.submit(
        "step", "verify", "code", adgang.mailbox().codeTo(number, 2), "remember-device", "on");
    assertThat(flow.isDone()).as(flow.page().body()).isTrue();
    var before = adgang.employees().credentials(ida);

    flow = flow.later();
    flow.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
    flow.submit("username", ida.email(), "password", ida.password());
    assertThat(flow.page().has("code")).as("in a new login: %s", flow.page().body()).isTrue();

    flow = flow.later();
    flow.open();
    flow.submit("username", ida.email(), "password", ida.password());
    assertThat(flow.isDone()).as("logged in by the device: %s", flow.page().body()).isTrue();
    flow.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
    assertThat(flow.page().has("password-new"))
        .as("in a live session: %s", flow.page().body())
        .isFalse();
    flow.submit("username", ida.email(), "password", ida.password());
    assertThat(flow.page().has("code")).as("asked again: %s", flow.page().body()).isTrue();
    assertThat(adgang.employees().credentials(ida)).isEqualTo(before);
  }

  private static String employer(Adgang adgang) {
    return adgang
        .employers()
        .create(
            "Huskehuset " + HOUSES.incrementAndGet(),
            Map.of(
                "adgang.sms",
                List.of("true"),
                DAYS,
                List.of("30"),
                "adgang.secondFactor.requiredTitles",
                List.of(Employees.BUTIKSCHEF)));
  }

  private static Employee employee(Adgang adgang, String employer) {
    return adgang.employees().createWithPassword(employer, Employees.SALGSASSISTENT);
  }

  /** Adds SMS at the first login, and logs out; the number comes back. */
  private static String enrol(Adgang adgang, Window window, Employee employee) {
    var number = adgang.mailbox().newNumber();
    window
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .chooseSms()
        .give(number.substring(3))
        .enter(adgang.mailbox().codeTo(number))
        .shows(SampleAppPage::new)
        .isLoggedIn()
        .logOut();
    return number;
  }

  /** Logs in with a code, and has the device remembered. */
  private static SampleAppPage remember(
      Adgang adgang, Window window, Employee employee, String number, int sms) {
    var page = window.openLogin().as(employee).shows(SmsCodePage::new).picture("sms-code-remember");
    assertThat(window.text("label[for=remember-device]")).contains("30 dage");
    window.find("label[for=remember-device]").click();
    return page.enter(adgang.mailbox().codeTo(number, sms)).shows(SampleAppPage::new).isLoggedIn();
  }
}
