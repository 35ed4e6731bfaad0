package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A passkey as second factor. */
@AdgangTest
final class PasskeyTest {

  private static final String REFUSED = "Adgangsnøglen blev ikke godkendt";

  /** Has the browser sign a challenge for an address, and returns what a form would send. */
  private static final String SIGN =
      """
      async ([challenge, id]) => {
        const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
        const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
          .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
        const key = await navigator.credentials.get({
          publicKey: { challenge: bytes(challenge), rpId: "localhost", allowCredentials: [{ type: "public-key", id: bytes(id) }] },
        });
        return {
          clientDataJSON: text(key.response.clientDataJSON),
          authenticatorData: text(key.response.authenticatorData),
          signature: text(key.response.signature),
          credentialId: id,
          userHandle: "",
        };
      }
      """;

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
  void what_goes_wrong_is_said_in_the_page_with_another_try_and_another_method(
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
  void the_key_of_somebody_else_proves_nothing(Adgang adgang, Visitor visitor) {
    var victim = visitor.onPhone();
    var victimsDevice = VirtualKey.in(victim);
    var employee = enrol(adgang, victim);
    var attacker = visitor.onDesktop();
    var attackersDevice = VirtualKey.in(attacker);
    var colleague = enrol(adgang, attacker);
    attacker.shows(SampleAppPage::new).logOut();

    var page = attacker.openLogin().as(employee).shows(PasskeyUsePage::new);
    page.fails("cancelled");
    // Their own key, under its own name and under that of the victim's.
    var answer = sign(attacker, challenge(attacker), attackersDevice.credentialId());
    page = page.isRefused(answer).withWords(REFUSED);
    answer = sign(attacker, challenge(attacker), attackersDevice.credentialId());
    answer.put("credentialId", victimsDevice.credentialId());
    page = page.isRefused(answer).withWords(REFUSED);
    // With the name of its owner, whom Keycloak would log in where nobody is known yet.
    answer = sign(attacker, challenge(attacker), attackersDevice.credentialId());
    answer.put(
        "userHandle",
        Base64.getUrlEncoder().withoutPadding().encodeToString(colleague.id().getBytes(UTF_8)));
    page.isRefused(answer).withWords(REFUSED);

    attacker.openApp().isNotLoggedIn();
    assertThat(adgang.employees().sessions(colleague)).isZero();
  }

  @Test
  void a_signature_made_at_another_address_proves_nothing(Adgang adgang, Visitor visitor)
      throws IOException {
    var window = visitor.onPhone();
    var device = VirtualKey.in(window);
    var employee = enrol(adgang, window);
    var attacker = visitor.onDesktop();
    var page = attacker.openLogin().as(employee).shows(PasskeyUsePage::new);

    // A page at another port of the same host may ask for the key; the signature tells where.
    window.open(adgang.inboxUrl());
    var relayed = sign(window, challenge(attacker), device.credentialId());
    page.isRefused(relayed).withWords(REFUSED);

    attacker.openApp().isNotLoggedIn();
    var log = Files.readString(adgang.project().target().resolve("tests.log"), ISO_8859_1);
    assertThat(log).as("the server's log").doesNotContain("at com.webauthn4j");
  }

  @Test
  void an_answer_is_good_for_one_challenge(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var device = VirtualKey.in(window);
    var employee = enrol(adgang, window);
    window.shows(SampleAppPage::new).logOut();
    window.openLogin().as(employee).shows(PasskeyUsePage::new);
    var old = sign(window, challenge(window), device.credentialId());

    window.page().reload();
    window
        .shows(PasskeyUsePage::new)
        .isRefused(old)
        .withWords(REFUSED)
        .isRefused(old)
        .withWords(REFUSED);

    assertThat(adgang.employees().sessions(employee)).isZero();
    var used = sign(window, challenge(window), device.credentialId());
    window.shows(PasskeyUsePage::new).sends(used).shows(SampleAppPage::new).isLoggedIn();
    var attacker = visitor.onDesktop();
    var page = attacker.openLogin().as(employee).shows(PasskeyUsePage::new);
    page.isRefused(used).withWords(REFUSED);

    attacker.openApp().isNotLoggedIn();
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
  }

  @Test
  void what_the_employer_leaves_out_is_not_added_whatever_is_sent(Adgang adgang, Visitor visitor) {
    var employer =
        adgang
            .employees()
            .createEmployer("Nøglehuset", Map.of("adgang.secondFactor.methods", List.of("otp")));
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
  void what_is_missing_or_makes_no_sense_is_refused_in_the_page(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var device = VirtualKey.in(window);
    var employee = enrol(adgang, window);
    window.shows(SampleAppPage::new).logOut();
    var page = window.openLogin().as(employee).shows(PasskeyUsePage::new);
    var good = sign(window, challenge(window), device.credentialId());

    page = page.isRefused(Map.of());
    for (var field : good.keySet()) {
      for (var value : new String[] {"", "!", "AAAA", "A".repeat(70_000)}) {
        if (field.equals("userHandle") && value.isEmpty()) {
          continue;
        }
        var bad = new HashMap<>(good);
        bad.put(field, value);
        page = page.isRefused(bad);
      }
    }
    window.openApp().isNotLoggedIn();

    var newcomer =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var other = visitor.onPhone();
    other.openLogin().as(newcomer).shows(ChoicePage::new).choosePasskey();
    for (var bad :
        List.of(
            Map.<String, String>of(),
            Map.of("clientDataJSON", "AAAA"),
            made("!", "x"),
            made("AAAA", "x"),
            made("AAAA", "x".repeat(101)))) {
      other
          .find("#adgang-passkey-add input")
          .evaluateAll("fields => fields.forEach(f => f.remove())");
      other.forge("#adgang-passkey-add", bad);
      if (other.has("#adgang-passkey-error")) {
        other.picture("passkey-error");
        other.leaving(() -> other.find("#adgang-again").click());
      } else {
        other.await("#adgang-alert[data-type=error], #input-error-authenticatorLabel", "a refusal");
      }
      new PasskeyAddPage(other);
    }
    assertThat(adgang.employees().credentials(newcomer)).containsExactly("password");
    other.openApp().isNotLoggedIn();
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

  /** What the account console begins; a passkey that was only just made has proven nothing yet. */
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
  private static Employee enrol(Adgang adgang, Window window) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    window.openLogin().as(employee).shows(ChoicePage::new).choosePasskey().create().skip();
    window.shows(SampleAppPage::new).isLoggedIn();
    return employee;
  }

  /** What the page to add a key sends. */
  private static Map<String, String> made(String bytes, String name) {
    return Map.of(
        "clientDataJSON", bytes,
        "attestationObject", bytes,
        "publicKeyCredentialId", bytes,
        "authenticatorLabel", name);
  }

  private static String challenge(Window window) {
    return window.find(PasskeyUsePage.FORM).getAttribute("data-challenge");
  }

  private static Map<String, String> sign(Window window, String challenge, String credentialId) {
    var answer = new HashMap<String, String>();
    ((Map<?, ?>) window.page().evaluate(SIGN, new String[] {challenge, credentialId}))
        .forEach((field, value) -> answer.put(field.toString(), value.toString()));
    return answer;
  }
}
