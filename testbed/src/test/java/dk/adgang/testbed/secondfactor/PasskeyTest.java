package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.FactorRefusedPage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.PasskeyAddPage;
import dk.adgang.testbed.pages.PasskeyUsePage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A passkey as second factor: how it is added, asked for and left out. */
@WithAdgang
final class PasskeyTest {

  @ParameterizedTest
  @EnumSource
  @Tag("journey")
  void it_is_enrolled_where_a_factor_is_required_and_asked_for_at_the_next_login(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var window = visitor.on(screen);
    var device = VirtualKey.in(window);

    window
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .picture("choice-with-passkey")
        .choosePasskey()
        .runsNoInlineScript()
        .suggests(screen == Screen.PHONE ? "Min telefon" : "Min computer")
        .picture("passkey-add")
        .create()
        .skip()
        .shows(SampleAppPage::new)
        .isLoggedIn();

    assertThat(device.size()).isEqualTo(1);
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "webauthn");
    var methods = adgang.employees().secondFactor(employee).path("methods");
    assertThat(methods.path(2).path("id").asText()).isEqualTo("passkey");
    assertThat(methods.path(2).path("enrolled").asBoolean()).isTrue();

    var again =
        window
            .shows(SampleAppPage::new)
            .logOut()
            .logIn()
            .as(employee)
            .shows(PasskeyUsePage::new)
            .knows(screen == Screen.PHONE ? "Min telefon" : "Min computer")
            .picture("passkey-use")
            .press()
            .shows(SampleAppPage::new)
            .isLoggedIn();
    assertThat(again.amr()).contains("pwd", "swk");
  }

  @Test
  void a_security_key_is_called_one_and_a_second_key_has_another_name(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var window = visitor.onDesktop();
    var device = VirtualKey.usb(window);
    window.openLogin().as(employee).shows(ChoicePage::new).choosePasskey().create().skip();
    window.shows(SampleAppPage::new).isLoggedIn();

    assertThat(adgang.employees().labels(employee)).containsExactly("Min sikkerhedsnøgle");
    var page = addAnother(window, employee);
    page.suggests("Min computer").name(" min SIKKERHEDSNØGLE ").isRefused("med det navn");
    page.name("Nøglen i skuffen").fails("registered", "allerede");
    assertThat(device.size()).isEqualTo(1);
  }

  @Test
  void an_error_is_shown_in_the_page_with_another_try_and_another_method(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var window = visitor.onPhone();
    var page = window.openLogin().as(employee).shows(ChoicePage::new).choosePasskey();

    var words = new LinkedHashMap<String, String>();
    words.put("NotAllowedError cancelled", "afbrudt");
    words.put("InvalidStateError registered", "allerede");
    words.put("SecurityError address", "adresse");
    words.put("ConstraintError device", "enhed");
    words.put("UnknownError failed", "gik galt");
    words.forEach(
        (how, said) -> {
          var parts = how.split(" ", -1);
          window
              .page()
              .evaluate(
                  "name => navigator.credentials.create = async () => { throw new DOMException('', name); }",
                  parts[0]);
          page.fails(parts[1], said);
        });
    assertThat(window.text("#adgang-passkey-go")).isEqualTo("Prøv igen");
    page.picture("passkey-failed");
    window
        .page()
        .evaluate(
            """
            () => {
              let time = 0;
              performance.now = () => (time += 119_500);
              navigator.credentials.create = async () => { throw new DOMException("", "NotAllowedError"); };
            }
            """);
    page.fails("timeout", "for lang tid");

    window.page().addInitScript("delete window.PublicKeyCredential");
    window.page().reload();
    new PasskeyAddPage(window).says("unsupported", "Din browser");
    window
        .page()
        .addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false })");
    window.page().reload();
    new PasskeyAddPage(window)
        .says("insecure", "https")
        .picture("passkey-insecure")
        .chooseAnother()
        .canBeSkipped(false);
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    window.openApp().isNotLoggedIn();
  }

  @Test
  void without_scripts_the_page_says_so_and_another_method_is_there(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var window = visitor.withoutJavaScript().onPhone();

    var page = window.openLogin().as(employee).shows(ChoicePage::new).choosePasskey();

    assertThat(window.text("main")).contains("Adgangsnøgler kræver JavaScript");
    assertThat(window.find("#adgang-passkey-go").isDisabled()).as("a button for nothing").isTrue();
    page.chooseAnother().canBeSkipped(false);
  }

  @Test
  void no_request_adds_a_method_that_the_employer_leaves_out(Adgang adgang, Visitor visitor) {
    var employer =
        adgang
            .employers()
            .create("Nøglehuset", Map.of("adgang.secondFactor.methods", List.of("otp")));
    var employee = adgang.employees().createWithPassword(employer, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    var device = VirtualKey.in(window);
    window
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .showsUnavailable("passkey", "Din arbejdsgiver bruger ikke denne metode")
        .forge("method", "passkey")
        .skip()
        .shows(SampleAppPage::new);
    window
        .beginAction("webauthn-register")
        .shows(FactorRefusedPage::new)
        .says("Din arbejdsgiver bruger ikke denne metode")
        .forge("clientDataJSON", "AAAA", "attestationObject", "AAAA", "authenticatorLabel", "x");

    assertThat(device.size()).isZero();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }

  @Test
  void it_is_asked_for_before_a_forgotten_password_is_replaced(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    VirtualKey.in(window);
    var employee = enrol(adgang, window);
    window.shows(SampleAppPage::new).logOut();
    window.openLogin().forgotten().askFor(employee.email());

    var page = adgang.mailbox().resetTo(employee).open(window).press().shows(PasskeyUsePage::new);
    page = page.isRefused(Map.of());
    assertThat(window.has("#password-new")).as("the password page").isFalse();
    page.press().shows(PasswordPage::new).create("kaffe-paa-ny-3");

    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "webauthn");
    visitor.onPhone().openLogin().as(employee, "kaffe-paa-ny-3").shows(PasskeyUsePage::new);
  }

  /**
   * Adds another one from the account console; a passkey that was only just made has proven nothing
   * yet.
   */
  private static PasskeyAddPage addAnother(Window window, Employee employee) {
    return window
        .beginAction("webauthn-register")
        .shows(LoginPage::new)
        .again(employee)
        .shows(PasskeyUsePage::new)
        .press()
        .shows(PasskeyAddPage::new);
  }

  /** A new employee who must have a second factor, logged in with a passkey just made. */
  static Employee enrol(Adgang adgang, Window window) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    window.openLogin().as(employee).shows(ChoicePage::new).choosePasskey().create().skip();
    window.shows(SampleAppPage::new).isLoggedIn();
    return employee;
  }
}
