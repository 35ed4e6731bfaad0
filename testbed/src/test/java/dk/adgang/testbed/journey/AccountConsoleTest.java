package dk.adgang.testbed.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AccountConsole;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.AuthenticatorAppPage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.PasskeyAddPage;
import dk.adgang.testbed.pages.RecoveryCodesPage;
import dk.adgang.testbed.pages.RemovalPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Second factors in the account console, and by its REST. */
@WithAdgang
final class AccountConsoleTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void a_factor_is_added_removed_and_replaced_with_proof_of_the_one_that_is_there(
      Adgang adgang, Visitor visitor) throws Exception {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    var window = visitor.onDesktop();
    window.openLogin().enrolSmsAs(employee, number, adgang.mailbox());

    var console =
        AccountConsole.in(window)
            .has("adgang-sms")
            .hasNo("otp")
            .says("Kode på sms")
            .says("Godkendelsesapp er ikke tilføjet")
            .says("2-faktor")
            .picture("account-signing-in");
    console
        .add("otp")
        .shows(LoginPage::new)
        .says("Log ind igen")
        .again(employee)
        .shows(SmsCodePage::new)
        .enter(adgang.mailbox().codeTo(number, 2));
    enrolApp(window);
    console = window.shows(AccountConsole::new).has("otp");
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "adgang-sms", "otp");

    console.remove("otp").shows(RemovalPage::new).canRemove(true).picture("factor-remove").remove();
    console = window.shows(AccountConsole::new).hasNo("otp");

    var kept =
        console
            .remove("adgang-sms")
            .shows(RemovalPage::new)
            .canRemove(false)
            .says("Du skal have 2-faktor")
            .picture("factor-kept")
            .forge("step", "remove")
            .canRemove(false);
    assertThat(adgang.employees().credentials(employee)).contains("adgang-sms");
    enrolApp(kept.replaceBy("otp"));
    console = window.shows(AccountConsole::new).has("otp").hasNo("adgang-sms");
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp");

    var replaced = adgang.mailbox().withSubject(employee, "2-faktor er skiftet ud");
    assertThat(replaced.text()).contains("Kode på sms blev skiftet ud").contains("+45 70 70 70 27");
    assertThat(replaced.text()).doesNotContain(number.substring(3));
    await().until(() -> adgang.mailbox().subjects(employee).size() >= 4);
    assertThat(adgang.mailbox().subjects(employee))
        .containsExactlyInAnyOrder(
            "2-faktor er skiftet ud",
            "2-faktor er fjernet",
            "2-faktor er tilføjet",
            "2-faktor er tilføjet");

    var token = console.token();
    var credentials = adgang.server().issuer() + "/account/credentials";
    var app = id(send(token, "GET", credentials, null), "otp");
    assertThat(send(token, "DELETE", credentials + "/" + app, null).statusCode()).isEqualTo(400);
    assertThat(send(token, "DELETE", credentials + "/otp-id", null).statusCode()).isEqualTo(400);
    assertThat(adgang.employees().credentials(employee)).contains("otp");
    assertThat(send(token, "PUT", credentials + "/" + app + "/label", "\"Min nye\"").statusCode())
        .isEqualTo(204);
    AccountConsole.in(window).says("Min nye");
  }

  @Test
  void a_passkey_and_recovery_codes_are_added_listed_and_removed(Adgang adgang, Visitor visitor)
      throws Exception {
    var app = Totp.ofTest();
    var employee =
        adgang
            .employees()
            .createWithFactors(
                Employees.BOGHANDLEN, Employees.BUTIKSCHEF, List.of(Factors.app(app)));
    var window = visitor.onDesktop();
    var device = VirtualKey.in(window);
    window
        .openLogin()
        .as(employee)
        .shows(AppCodePage::new)
        .enter(app.codeAt(Instant.now()))
        .shows(SampleAppPage::new)
        .isLoggedIn();

    var console =
        AccountConsole.in(window).has("otp").hasNo("webauthn").hasNo("recovery-authn-codes");
    console.add("webauthn").shows(PasskeyAddPage::new).press();
    assertThat(device.size()).isEqualTo(1);
    var added = adgang.mailbox().withSubject(employee, "2-faktor er tilføjet");
    assertThat(added.text()).contains("Adgangsnøgle blev tilføjet").contains("+45 70 70 70 27");
    console = window.shows(AccountConsole::new).has("webauthn").says("Min computer");
    console.add("recovery-authn-codes").shows(RecoveryCodesPage::new).cannotBeSkipped().save();
    console =
        window
            .shows(AccountConsole::new)
            .has("recovery-authn-codes")
            .says("0/12")
            .picture("account-methods");
    console.remove("webauthn").shows(RemovalPage::new).canRemove(true).remove();
    var removed = adgang.mailbox().withSubject(employee, "2-faktor er fjernet");
    assertThat(removed.text()).contains("Adgangsnøgle blev fjernet");
    console = window.shows(AccountConsole::new).hasNo("webauthn");

    var token = console.token();
    var credentials = adgang.server().issuer() + "/account/credentials";
    var codes = id(send(token, "GET", credentials, null), "recovery-authn-codes");
    assertThat(send(token, "DELETE", credentials + "/" + codes, null).statusCode()).isEqualTo(400);
    window.beginAction("CONFIGURE_RECOVERY_AUTHN_CODES").shows(RecoveryCodesPage::new).save();
    var replaced = adgang.mailbox().withSubject(employee, "2-faktor er skiftet ud");
    assertThat(replaced.text()).contains("Gendannelseskoder blev skiftet ud");
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp", "recovery-authn-codes");
    assertThat(adgang.mailbox().subjects(employee))
        .containsExactlyInAnyOrder(
            "2-faktor er skiftet ud",
            "2-faktor er fjernet",
            "2-faktor er tilføjet",
            "2-faktor er tilføjet",
            // The app was there before the employee had logged in anywhere.
            "Login fra en ny enhed");
    // The app is the last second factor, because codes do not count.
    AccountConsole.in(window).remove("otp").shows(RemovalPage::new).canRemove(false);
  }

  @Test
  void a16_an_employee_cannot_give_themselves_another_title(Adgang adgang, Visitor visitor)
      throws Exception {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onDesktop();
    window.openLogin().as(employee).shows(ChoicePage::new).skip().shows(SampleAppPage::new);
    var token = AccountConsole.in(window).token();
    var account = adgang.server().issuer() + "/account";
    var profile = (ObjectNode) JSON.readTree(send(token, "GET", account, null).body());

    for (var name : new String[] {"title", "adgang.secondFactor.skipped"}) {
      var forged = profile.deepCopy();
      forged.withObject("/attributes").putArray(name).add("Vikar");
      send(token, "POST", account, JSON.writeValueAsString(forged));
    }

    var now = adgang.employees().get(employee).path("attributes");
    assertThat(now.path("title").path(0).asText()).isEqualTo(Employees.SALGSASSISTENT);
    assertThat(now.has("adgang.secondFactor.skipped")).isFalse();
    assertThat(adgang.employees().memory(employee).path("skippedAt").asText())
        .doesNotContain("Vikar");
    profile.withObject("/attributes").putArray("title").add("Vikar");
    assertThat(send(token, "POST", account, JSON.writeValueAsString(profile)).statusCode())
        .isEqualTo(400);
  }

  private static void enrolApp(Window window) {
    var page = window.shows(AuthenticatorAppPage::new);
    page.enter(page.typeKeyIntoApp().codeAt(Instant.now()));
  }

  private static String id(HttpResponse<String> credentials, String type) throws IOException {
    for (var each : JSON.readTree(credentials.body())) {
      if (each.path("type").asText().equals(type)) {
        return each.path("userCredentialMetadatas").path(0).path("credential").path("id").asText();
      }
    }
    throw new AssertionError("No " + type + " in " + credentials.body());
  }

  private HttpResponse<String> send(String token, String method, String address, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", token)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
