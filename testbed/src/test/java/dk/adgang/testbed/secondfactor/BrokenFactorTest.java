package dk.adgang.testbed.secondfactor;

import static dk.adgang.testbed.secondfactor.BrokenFactors.employee;
import static dk.adgang.testbed.secondfactor.BrokenFactors.login;
import static dk.adgang.testbed.secondfactor.BrokenFactors.said;
import static dk.adgang.testbed.secondfactor.BrokenFactors.stored;
import static dk.adgang.testbed.secondfactor.BrokenFactors.write;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AccountConsole;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.PasskeyAddPage;
import dk.adgang.testbed.pages.RemovalPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpPasskey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stored second factor that cannot be read proves nothing, and opens no way around it. */
@WithAdgang
final class BrokenFactorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webauthn | {     | {}",
        "webauthn | {}    | {}",
        "webauthn | []    | {}",
        "webauthn | 7     | nothing",
        "otp      | {     | {}",
        "otp      | {}    | {}",
        "otp      | null  | {\"value\":\"x\"}",
      })
  void alone_it_is_an_error_with_help_and_no_login(
      String type, String data, String secret, Adgang adgang) throws IOException {
    var employee = employee(adgang, List.of(stored(type)));
    write(adgang, employee, type, data, secret);

    for (var i = 0; i < 2; i++) {
      var login = login(adgang, employee);
      assertThat(login.isDone()).as("a login").isFalse();
      assertThat(login.page().body())
          .contains("kan ikke bruges", "+45 70 70 70 27")
          .doesNotContain("Exception", "org.keycloak");
      var page = login.page();
      assertThat(page.status()).isEqualTo(400);
    }

    assertThat(adgang.employees().sessions(employee)).isZero();
    assertThat(said(adgang, adgang.employees().credentialId(employee, type)))
        .as("lines in the log")
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{ | {}", "{} | {", "null | null", "7 | []"})
  void a_password_that_cannot_be_read_is_a_wrong_one_and_can_be_replaced(
      String data, String secret, Adgang adgang) throws IOException {
    var employee = employee(adgang, List.of());
    write(adgang, employee, "password", data, secret);

    var login = login(adgang, employee);

    assertThat(login.isDone()).as("a login").isFalse();
    assertThat(login.page().status()).isEqualTo(200);
    assertThat(login.page().has("password")).as("the login page again").isTrue();
    assertThat(login.page().body()).doesNotContain("Exception", "org.keycloak");
    assertThat(adgang.employees().sessions(employee)).isZero();
    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "kaffe-til-to-9"))).isTrue();
    var again = CodeFlow.claims(adgang, employee, "kaffe-til-to-9");
    assertThat(again).as("a login without the second factor").isEmpty();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }

  @Test
  void a_passkey_with_a_broken_key_is_refused_in_the_page(Adgang adgang) {
    var employee = employee(adgang, List.of(stored("webauthn")));
    var login = login(adgang, employee);
    assertThat(login.page().has("adgang-passkey-use")).isTrue();

    login.submit(
        "credentialId", "AAAA",
        "clientDataJSON", "AAAA",
        "authenticatorData", "AAAA",
        "signature", "AAAA");

    assertThat(login.isDone()).as("a login").isFalse();
    assertThat(login.page().body())
        .contains("Adgangsnøglen blev ikke godkendt")
        .doesNotContain("Exception", "org.keycloak");
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @Test
  void beside_another_app_it_hides_itself_alone(Adgang adgang) throws IOException {
    var app = Totp.ofTest();
    var employee = employee(adgang, List.of(stored("otp"), Factors.app(app), Factors.app(app)));
    // The first one is made unreadable, which is the one that Keycloak would take.
    write(adgang, employee, "otp", "{", "{}");
    var ids = adgang.employees().credentialIds(employee, "otp");

    var login = login(adgang, employee);
    assertThat(login.page().body())
        .contains("value=\"" + ids.get(1) + "\" checked", "value=\"" + ids.get(2) + "\"")
        .doesNotContain(ids.get(0));
    var code = app.codeAt(Instant.now());
    login.submit("otp", code, "selectedCredentialId", ids.get(0));
    assertThat(login.isDone()).as("a login by the name of the unreadable one").isFalse();
    assertThat(login.page().body())
        .contains("Koden er forkert")
        .doesNotContain("Exception", "org.keycloak");
    assertThat(adgang.employees().sessions(employee)).isZero();
    login.submit("otp", code);
    assertThat(login.isDone()).as(login.page().body()).isTrue();

    remove(login, ids.get(1));
    // An unreadable one does not count, so the last readable one cannot be removed.
    remove(login, ids.get(2));
    assertThat(adgang.employees().credentialIds(employee, "otp"))
        .containsExactly(ids.get(0), ids.get(2));
    var alone = login(adgang, employee);
    assertThat(alone.page().has("kc-otp-credential-0")).as("a choice of one").isFalse();
    assertThat(said(adgang, ids.get(0))).as("lines in the log").isEqualTo(1);
  }

  @Test
  void beside_another_passkey_it_hides_itself_alone(Adgang adgang) throws IOException {
    var key = new HttpPasskey();
    // The first one is made unreadable; the second one has a text that is no key.
    var employee = employee(adgang, List.of(stored("webauthn"), stored("webauthn"), key.factor()));
    write(adgang, employee, "webauthn", "{", "{}");
    var ids = adgang.employees().credentialIds(employee, "webauthn");

    var login = login(adgang, employee);
    var answer = key.answer(login.page());
    answer[1] = "AAAA";
    login.submit(answer);
    assertThat(login.isDone()).as("a login by the name of another one").isFalse();
    assertThat(login.page().body())
        .contains("Adgangsnøglen blev ikke godkendt")
        .doesNotContain("Exception", "org.keycloak");
    assertThat(adgang.employees().sessions(employee)).isZero();
    login.submit(key.answer(login.page()));
    assertThat(login.isDone()).as(login.page().body()).isTrue();

    remove(login, ids.get(1));
    // An unreadable one does not count, so the last readable one cannot be removed.
    remove(login, ids.get(2));
    assertThat(adgang.employees().credentialIds(employee, "webauthn"))
        .containsExactly(ids.get(0), ids.get(2));
    remove(login, ids.get(0));
    assertThat(adgang.employees().credentialIds(employee, "webauthn")).containsExactly(ids.get(2));
    for (var broken : ids.subList(0, 2)) {
      assertThat(said(adgang, broken)).as("lines in the log").isEqualTo(1);
    }
  }

  @Test
  void beside_another_one_it_is_not_asked_for_and_can_be_removed(Adgang adgang, Visitor visitor)
      throws IOException {
    var app = Totp.ofTest();
    var employee =
        employee(
            adgang, List.of(stored("webauthn"), stored("recovery-authn-codes"), Factors.app(app)));
    write(adgang, employee, "webauthn", "{", "{}");
    write(adgang, employee, "recovery-authn-codes", "{", "{\"codes\":7}");
    var window = visitor.onDesktop();
    window.openLogin().as(employee).shows(AppCodePage::new);
    assertThat(window.has("#try-another-way")).as("«Prøv en anden metode»").isFalse();
    for (var step : List.of("webauthn-authenticator", "auth-recovery-authn-code-form")) {
      window.forge("form:has(#otp)", Map.of("authenticationExecution", execution(adgang, step)));
      assertThat(window.has("#adgang-passkey-use, #recoveryCodeInput")).as(step).isFalse();
      assertThat(window.text("body")).doesNotContain("Exception");
      window.openApp().isNotLoggedIn();
      window.context().clearCookies();
      window.openLogin().as(employee).shows(AppCodePage::new);
    }
    assertThat(adgang.employees().sessions(employee)).isZero();
    window
        .shows(AppCodePage::new)
        .enter(app.codeAt(Instant.now()))
        .shows(SampleAppPage::new)
        .isLoggedIn();
    assertThat(adgang.employees().secondFactor(employee).hasNonNull("recoveryCodes")).isFalse();
    window.beginAction("webauthn-register").shows(PasskeyAddPage::new);

    var console = AccountConsole.in(window).has("webauthn").has("recovery-authn-codes").has("otp");
    console.remove("webauthn").shows(RemovalPage::new).canRemove(true).remove();
    console = window.shows(AccountConsole::new).hasNo("webauthn");
    console.remove("recovery-authn-codes").shows(RemovalPage::new).canRemove(true).remove();
    window.shows(AccountConsole::new).hasNo("recovery-authn-codes");

    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "otp");
  }

  private static void remove(CodeFlow session, String credential) {
    session.open("scope", "openid", "kc_action", "delete_credential:" + credential);
    assertThat(session.page().has("adgang-remove-form")).as(session.page().body()).isTrue();
    session.submit("step", "remove");
  }

  /** The id of a step of the browser flow. */
  private static String execution(Adgang adgang, String step) {
    var flow = adgang.admin().get("/adgang").path("browserFlow").asText();
    for (var each :
        adgang
            .admin()
            .get(
                "/adgang/authentication/flows/%s/executions".formatted(flow.replace(" ", "%20")))) {
      if (each.path("providerId").asText().equals(step)) {
        return each.path("id").asText();
      }
    }
    throw new AssertionError("No step " + step);
  }
}
