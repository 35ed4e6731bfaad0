package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recovery codes: a backup for the day on which the phone is lost. */
@AdgangTest
final class RecoveryCodesTest {

  private static final String ACTION = "CONFIGURE_RECOVERY_AUTHN_CODES";
  private static final String WRONG = "Koden er forkert eller brugt";
  private static final String LOCKED_OUT = "For mange forkerte koder";

  private static final int MANY = 10;

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
  void what_is_downloaded_copied_and_reloaded_are_the_codes_that_work(
      Adgang adgang, Visitor visitor) throws IOException {
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
  void alone_they_are_no_second_factor(Adgang adgang, Visitor visitor) {
    var employee = withCodes(adgang, CODES);
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
    var employee = withCodes(adgang, CODES);
    var window = visitor.onPhone();
    var page = recover(window, employee);

    page.isRefused("AAAA-AAAA-AAAA", WRONG);
    assertThat(adgang.employees().failures(employee)).isEqualTo(1);
    // One that comes while the one before is being counted is not looked at, and does not count.
    for (var i = 0; i < 20 && !window.text("main").contains("for mange gange"); i++) {
      LostPhoneTest.unhurried();
      page.enter("BBBB-BBBB-BBBB");
    }
    page.says("for mange gange").picture("recovery-code-locked");
    page.enter(CODES.get(0));

    page.says("for mange gange");
    assertThat(left(adgang, employee)).isEqualTo(4);
    window.openApp().isNotLoggedIn();
    adgang.mailbox().withSubject(employee, LOCKED_OUT);
    assertThat(adgang.mailbox().subjects(employee)).containsOnlyOnce(LOCKED_OUT);
  }

  @Test
  void the_same_code_at_the_same_moment_is_one_login(Adgang adgang, Visitor visitor)
      throws Exception {
    var employee = withCodes(adgang, CODES);
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
    assertThat(left(adgang, employee)).isEqualTo(3);
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
  private static Employee withCodes(Adgang adgang, List<String> codes) {
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
  private static RecoveryCodePage recover(Window window, Employee employee) {
    window.openLogin().as(employee);
    window.leaving(() -> window.find("#try-another-way").click());
    return window.shows(WaysInPage::new).choose(RecoveryCodePage.NAME, RecoveryCodePage::new);
  }

  private static int left(Adgang adgang, Employee employee) {
    return adgang.employees().secondFactor(employee).path("recoveryCodes").path("left").asInt();
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
