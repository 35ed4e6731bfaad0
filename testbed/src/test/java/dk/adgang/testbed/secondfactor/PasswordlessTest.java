package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpPasskey;
import dk.adgang.testbed.wire.HttpVisit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Passkeys that stand for the password, in a realm that has them: no second factor, but nobody adds
 * or removes one without the second factor that is there.
 */
@WithAdgang
final class PasswordlessTest {

  private static final String TYPE = "webauthn-passwordless";
  private static final String ENROLMENT = "webauthn-register-passwordless";
  private static final String ADDED = "Adgangsnøgle er tilføjet";
  private static final String REMOVED = "Adgangsnøgle er fjernet";

  /** The realm file has it switched off. Nobody else's test asks for it. */
  @BeforeEach
  void switchOn(Adgang adgang) {
    var path = "/adgang/authentication/required-actions/" + ENROLMENT;
    adgang.admin().put(path, ((ObjectNode) adgang.admin().get(path)).put("enabled", true));
  }

  @Test
  void one_is_added_with_proof_of_the_second_factor_and_mailed_about(Adgang adgang) {
    var employee = employee(adgang);
    var plain = plain(adgang, employee);
    adgang.employees().add(employee, plain.passkey());
    var added = new HttpPasskey();

    var thiefs = flow(adgang);
    var thief = visit(thiefs, ENROLMENT);
    plain.typePassword(thief);
    assertThat(thief.page().has("adgang-passkey-use")).as("asks for the second factor").isTrue();
    forge(thiefs, ENROLMENT, added.added(thief.page(), "Min computer"));
    assertThat(thief.hasToken()).isFalse();
    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "webauthn");

    var owner = visit(flow(adgang), ENROLMENT);
    plain.obey(owner);
    assertThat(owner.page().has("adgang-passkey-add")).as("the page to add one").isTrue();
    owner.submit("authenticatorLabel", "Min computer");
    assertThat(owner.page().has("adgang-passkey-add")).as("again, without a key").isTrue();
    owner.submit(added.added(owner.page(), "Min computer"));
    assertThat(owner.hasToken()).isTrue();

    assertThat(adgang.employees().credentials(employee))
        .containsExactly("password", "webauthn", TYPE);
    assertThat(adgang.mailbox().withSubject(employee, ADDED).text())
        .contains("Adgangsnøgle i stedet for adgangskode blev tilføjet");
  }

  @Test
  void one_is_removed_with_proof_of_the_second_factor_and_mailed_about(Adgang adgang)
      throws Exception {
    var employee = employee(adgang);
    var plain = plain(adgang, employee);
    adgang.employees().add(employee, plain.passkey());
    adgang.employees().add(employee, passwordless());
    var id = adgang.employees().credentialId(employee, TYPE);
    var action = "delete_credential:" + id;

    assertThat(deleteByAccountRest(adgang, plain, id)).isEqualTo(400);
    var thiefs = flow(adgang);
    var thief = visit(thiefs, action);
    plain.typePassword(thief);
    assertThat(thief.page().has("adgang-passkey-use")).as("asks for the second factor").isTrue();
    forge(thiefs, "delete_credential", "step", "remove");
    assertThat(thief.hasToken()).isFalse();
    assertThat(adgang.employees().credentials(employee)).contains(TYPE);

    var owner = visit(flow(adgang), action);
    plain.obey(owner);
    assertThat(owner.page().body())
        .contains("Fjern Adgangsnøgle?")
        .contains("Så kan du ikke længere logge ind med den i stedet for din adgangskode.");
    owner.submit("step", "remove");
    assertThat(owner.hasToken()).isTrue();

    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "webauthn");
    assertThat(adgang.mailbox().withSubject(employee, REMOVED).text())
        .contains("Adgangsnøgle i stedet for adgangskode blev fjernet");
  }

  @Test
  void it_is_no_second_factor_and_goes_with_them_when_a_manager_takes_them_away(Adgang adgang) {
    var employee = employee(adgang);
    var plain = plain(adgang, employee);
    adgang.employees().add(employee, passwordless());
    assertThat(adgang.employees().secondFactor(employee).path("methods"))
        .allMatch(method -> !method.path("enrolled").asBoolean());
    var visit = HttpVisit.of(flow(adgang), "scope", "openid");
    visit.open();
    plain.typePassword(visit);
    assertThat(visit.page().has("adgang-choose")).as("a second factor is to be chosen").isTrue();
    adgang.employees().add(employee, plain.app());

    var done = adgang.employees().clearSecondFactor(employee, "");

    assertThat(done.path("removed"))
        .extracting(name -> name.asText())
        .containsExactlyInAnyOrder("otp", TYPE);
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }

  private static Employee employee(Adgang adgang) {
    return adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
  }

  private static HttpEmployee plain(Adgang adgang, Employee employee) {
    return new HttpEmployee(adgang.mailbox(), employee.email(), employee.password());
  }

  private static Map<String, Object> passwordless() {
    var key = new HashMap<>(new HttpPasskey().factor());
    key.put("type", TYPE);
    return key;
  }

  private static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }

  /** A login that asks for an action. */
  private static HttpVisit visit(CodeFlow flow, String action) {
    var visit = HttpVisit.of(flow, "scope", "openid", "kc_action", action);
    visit.open();
    return visit;
  }

  /** Sends the form of the action's page from the page that comes before it. */
  private static void forge(CodeFlow flow, String action, String... fields) {
    var page = flow.page().action().toString();
    var at = page.replace("/authenticate?", "/required-action?");
    var to = URI.create(at.replaceAll("execution=[^&]*", "execution=" + action));
    flow.post(to, fields);
  }

  private static int deleteByAccountRest(Adgang adgang, HttpEmployee plain, String credential)
      throws IOException, InterruptedException {
    var issuer = adgang.server().issuer().toString();
    var flow = new CodeFlow(URI.create(issuer + "/"), "account-console", issuer + "/account/");
    var visit = HttpVisit.of(flow, "scope", "openid");
    visit.open();
    assertThat(plain.obey(visit)).isEqualTo(List.of(HttpEmployee.Asked.PASSKEY));
    var token = flow.tokens().path("access_token").asText();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(issuer + "/account/credentials/" + credential))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .DELETE()
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
