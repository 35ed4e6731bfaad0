package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.FactorRefusedPage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.SmsNumberPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.StartedAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody changes a second factor without a proof of the existing one. */
@WithAdgang
final class FactorProofTest {

  private static final String CODE_FORM = "form:has(#otp)";

  /** Somebody has found an open browser, and knows the password. */
  @Test
  void a_live_session_and_the_password_change_nothing(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    var window = visitor.onDesktop();
    var enrolling = window.openLogin().as(employee).shows(ChoicePage::new).chooseApp();
    var app = enrolling.typeKeyIntoApp();
    enrolling.enter(app.codeAt(Instant.now())).shows(SampleAppPage::new).isLoggedIn();
    var stored = adgang.employees().credentialId(employee, "otp");

    for (var action :
        List.of(
            "CONFIGURE_TOTP",
            "enrol-sms",
            "webauthn-register",
            "CONFIGURE_RECOVERY_AUTHN_CODES",
            "delete_credential:" + stored)) {
      window
          .open(StartedAction.of(adgang, action))
          .shows(LoginPage::new)
          .says("Log ind igen")
          .again(employee)
          .shows(AppCodePage::new);
      // The form of the page behind the proof, sent to it without the proof.
      window
          .find(CODE_FORM)
          .evaluate(
              """
              (form, action) => {
                const to = new URL(form.action);
                to.pathname = to.pathname.replace("authenticate", "required-action");
                to.searchParams.set("execution", action);
                form.action = to;
              }
              """,
              action.replaceFirst(":.*", ""));
      window.forge(
          CODE_FORM,
          Map.of("number", number, "step", "remove", "accept", "true", "generatedAt", "1"));
      assertThat(window.has("#adgang-codes, #adgang-passkey-add, #totp-secret-key, #number"))
          .as("a page of " + action)
          .isFalse();
    }

    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp");
    assertThat(adgang.mailbox().to(number)).as("sms").isEmpty();
    window
        .open(StartedAction.of(adgang, "enrol-sms"))
        .shows(LoginPage::new)
        .again(employee)
        .shows(AppCodePage::new)
        .enter(app.codeAfter(Instant.now()))
        .shows(SmsNumberPage::new)
        .give(number)
        .enter(adgang.mailbox().codeTo(number));
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp", "adgang-sms");
  }

  @Test
  void a2_what_the_employer_has_not_added_cannot_be_added_from_the_account_console(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var number = adgang.mailbox().newNumber();
    var window = visitor.onPhone();
    window.openLogin().as(employee).shows(ChoicePage::new).skip().shows(SampleAppPage::new);

    var page = window.open(StartedAction.of(adgang, "enrol-sms")).shows(FactorRefusedPage::new);
    page.says("Kode på sms kan ikke tilføjes")
        .says("Din arbejdsgiver har ikke tilføjet sms")
        .picture("factor-refused")
        .forge("cancel", "no", "number", number, "step", "send")
        .says("Din arbejdsgiver har ikke tilføjet sms")
        .back();

    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    assertThat(adgang.mailbox().to(number)).as("sms").isEmpty();
    window.openApp().isLoggedIn();
  }
}
