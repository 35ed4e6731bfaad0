package dk.adgang.testbed.secondfactor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.PasskeyAddPage;
import dk.adgang.testbed.pages.PasskeyUsePage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody knows the password, and has a passkey or an answer that is not for this login. */
@WithAdgang
final class PasskeyAttacksTest {

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

  @Test
  void the_key_of_somebody_else_proves_nothing(Adgang adgang, Visitor visitor) {
    var victim = visitor.onPhone();
    var victimsDevice = VirtualKey.in(victim);
    var employee = PasskeyTest.enrol(adgang, victim);
    var attacker = visitor.onDesktop();
    var attackersDevice = VirtualKey.in(attacker);
    var colleague = PasskeyTest.enrol(adgang, attacker);
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
    var employee = PasskeyTest.enrol(adgang, window);
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
    var employee = PasskeyTest.enrol(adgang, window);
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
  void a_missing_or_senseless_answer_is_refused_in_the_page(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var device = VirtualKey.in(window);
    var employee = PasskeyTest.enrol(adgang, window);
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

  /** The form that the page to add a key sends. */
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
