package dk.adgang.testbed.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.PasskeyUsePage;
import dk.adgang.testbed.pages.RecoveryCodePage;
import dk.adgang.testbed.pages.RecoveryCodesPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.WaysInPage;
import dk.adgang.testbed.pages.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recovery codes: a backup for the day on which the phone is lost. */
@WithAdgang
final class RecoveryCodesTest {

  private static final String ACTION = "CONFIGURE_RECOVERY_AUTHN_CODES";
  private static final String WRONG = "Koden er forkert eller brugt";

  private static final List<String> CODES =
      List.of("AAAA1111AAAA", "BBBB2222BBBB", "CCCC3333CCCC", "DDDD4444DDDD");

  @ParameterizedTest
  @EnumSource
  void they_are_offered_after_the_first_method_and_each_works_once(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var window = visitor.on(screen);
    var page = enrolApp(window, employee).picture("recovery-codes");
    var codes = page.codes();
    assertThat(codes)
        .hasSize(12)
        .doesNotHaveDuplicates()
        .as("letters and digits that nobody takes for another")
        .allMatch(c -> c.matches("([A-HJ-NP-Z2-9]{4}-?){3}"));
    page.save().shows(SampleAppPage::new).isLoggedIn();

    assertThat(adgang.employees().credentials(employee))
        .containsExactly("password", "otp", "recovery-authn-codes");
    assertThat(left(adgang, employee)).isEqualTo(12);
    var again =
        window
            .shows(SampleAppPage::new)
            .logOut()
            .logIn()
            .as(employee)
            .shows(AppCodePage::new)
            .another()
            .lists("Godkendelsesapp", RecoveryCodePage.NAME)
            .picture("ways-in")
            .choose(RecoveryCodePage.NAME, RecoveryCodePage::new)
            .asksFor(1)
            .says("12 koder tilbage")
            .picture("recovery-code")
            .enter(" " + codes.get(0).toLowerCase(Locale.ROOT).replace("-", " "))
            .shows(SampleAppPage::new)
            .isLoggedIn();
    assertThat(again.amr()).contains("pwd", "otp");
    assertThat(left(adgang, employee)).isEqualTo(11);

    var twice = recover(visitor.onPhone(), employee);
    twice.asksFor(2).isRefused(codes.get(0), WRONG).isRefused("", "Skriv kode nr. 2");
    assertThat(left(adgang, employee)).isEqualTo(11);
  }

  @Test
  void downloaded_copied_and_reloaded_codes_are_those_that_work(Adgang adgang, Visitor visitor)
      throws IOException {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var window = visitor.onDesktop();
    window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    var codes = enrolApp(window, employee).codes();

    var file =
        window.page().waitForDownload(() -> window.find("button:has-text('Hent som fil')").click());
    assertThat(file.suggestedFilename()).isEqualTo("gendannelseskoder.txt");
    var text = Files.readString(file.path(), UTF_8);
    assertThat(text).startsWith("Gendannelseskoder til Adgang").contains(codes);
    assertThat(text).contains("12. " + codes.get(11)).doesNotContain(employee.email());
    window.find("button:has-text('Kopiér')").click();
    window.await("button:has-text('Kopieret')", "that the codes were copied");
    assertThat(window.page().evaluate("navigator.clipboard.readText()"))
        .asString()
        .contains(codes)
        .doesNotContain(employee.email());
    window.page().evaluate("window.print = () => document.body.dataset.printed = 'true'");
    window.find("button:has-text('Print')").click();
    window.await("body[data-printed]", "the codes being printed");

    window.page().reload();
    assertThat(new RecoveryCodesPage(window).codes()).isEqualTo(codes);
    window
        .find("#adgang-codes-form input")
        .evaluateAll("fields => fields.forEach(field => field.remove())");
    window.forge("#adgang-codes-form", Map.of("generatedAt", "1"));
    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "otp");
    new RecoveryCodesPage(window).save().shows(SampleAppPage::new).isLoggedIn();
    recover(visitor.onPhone(), employee).enter(codes.get(0)).shows(SampleAppPage::new).isLoggedIn();
  }

  @Test
  void they_are_offered_once_and_new_ones_replace_the_old(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var window = visitor.onPhone();
    VirtualKey.in(window);
    window.openLogin().as(employee).shows(ChoicePage::new).choosePasskey().create().skip();
    var app = window.shows(SampleAppPage::new).isLoggedIn();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "webauthn");

    app.logOut()
        .logIn()
        .as(employee)
        .shows(PasskeyUsePage::new)
        .press()
        .shows(SampleAppPage::new)
        .isLoggedIn();
    var old = window.beginAction(ACTION).shows(RecoveryCodesPage::new).cannotBeSkipped();
    var first = old.codes();
    old.save();
    var page = window.beginAction(ACTION).shows(RecoveryCodesPage::new).says("gamle koder");
    assertThat(page.codes()).doesNotContainAnyElementsOf(first);
    var codes = page.codes();
    page.save();

    recover(visitor.onPhone(), employee)
        .asksFor(1)
        .isRefused(first.get(0), WRONG)
        .enter(codes.get(0))
        .shows(SampleAppPage::new)
        .isLoggedIn();
  }

  @Test
  void few_are_warned_of_and_after_the_last_one_new_ones_are_offered(
      Adgang adgang, Visitor visitor) {
    var employee = withCodes(adgang, CODES.subList(2, 4));

    recover(visitor.onPhone(), employee)
        .asksFor(11)
        .says("Du har 2 koder tilbage. Hent nye koder")
        .picture("recovery-code-few")
        .enter(CODES.get(2))
        .shows(SampleAppPage::new)
        .isLoggedIn();
    var window = visitor.onPhone();
    recover(window, employee)
        .asksFor(12)
        .says("Du har 1 kode tilbage.")
        .enter(CODES.get(3))
        .shows(RecoveryCodesPage::new)
        .skip()
        .shows(SampleAppPage::new)
        .isLoggedIn();

    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "otp");
    assertThat(adgang.employees().secondFactor(employee).hasNonNull("recoveryCodes")).isFalse();
  }

  /** An employee who must have a second factor, has an app, and so many of twelve codes left. */
  static Employee withCodes(Adgang adgang, List<String> codes) {
    return adgang
        .employees()
        .createWithBackup(Employees.BOGHANDLEN, Employees.BUTIKSCHEF, Totp.ofTest(), codes);
  }

  /** Adds an authenticator app as the first method. */
  private static RecoveryCodesPage enrolApp(Window window, Employee employee) {
    var page = window.openLogin().as(employee).shows(ChoicePage::new).chooseApp();
    return page.enterFirst(page.typeKeyIntoApp().codeAt(Instant.now()));
  }

  /** Logs in as far as the page for a recovery code. */
  static RecoveryCodePage recover(Window window, Employee employee) {
    window.openLogin().as(employee);
    window.leaving(() -> window.find("#try-another-way").click());
    return window.shows(WaysInPage::new).choose(RecoveryCodePage.NAME, RecoveryCodePage::new);
  }

  static int left(Adgang adgang, Employee employee) {
    return adgang.employees().secondFactor(employee).path("recoveryCodes").path("left").asInt();
  }
}
