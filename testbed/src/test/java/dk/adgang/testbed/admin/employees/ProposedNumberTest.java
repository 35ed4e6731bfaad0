package dk.adgang.testbed.admin.employees;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mobile number that somebody else proposes for SMS: shown, and proven by nothing. */
@WithAdgang
final class ProposedNumberTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Adgang adgang;
  private static StaffRealm realm;
  private static StaffAdmin admin;

  @BeforeAll
  static void makeRealm(Adgang running) {
    adgang = running;
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    realm.employer("torvet", Map.of("adgang.sms", List.of("true")));
    realm.employer("havnen", Map.of("adgang.sms", List.of("false")));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static Map<String, Object> wanted(String local, String employer, String phone) {
    return Map.of("email", address(local), "firstName", "Ny", "employer", employer, "phone", phone);
  }

  private static String address(String local) {
    return local + "@" + realm.name() + ".example";
  }

  /** Creates somebody, and gives them a password. */
  private static Employee created(String local, String employer, String phone) {
    var answer = realm.admin("POST", "employees", wanted(local, employer, phone));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
    var id = answer.json().path("id").asText();
    return realm.withPassword(new Employee(id, address(local), "Ny", realm.name(), null, null));
  }

  private static CodeFlow atChoice(Employee employee) {
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    return flow;
  }

  private static String shown(CodeFlow flow) {
    flow.submit("method", "sms");
    return flow.page().value("number");
  }

  private static String typed(String number) {
    return number.substring(3, 5) + " " + number.substring(5);
  }

  @Test
  void the_employee_sees_the_number_and_changes_it_and_nothing_goes_to_it() {
    var proposed = adgang.mailbox().newNumber();
    var own = adgang.mailbox().newNumber();
    var employee = created("ida", "torvet", typed(proposed));
    var flow = atChoice(employee);

    assertThat(shown(flow)).isEqualTo(proposed);
    assertThat(flow.page().body()).contains("Din leder har foreslået nummeret");
    flow.submit("number", own, "step", "send");
    flow.submit("code", adgang.mailbox().codeTo(own), "step", "verify");
    assertThat(flow.page().has("adgang-codes-form")).isTrue();
    flow.submit("step", "skip");

    assertThat(flow.isDone()).isTrue();
    assertThat(adgang.mailbox().to(proposed)).isEmpty();
    for (var credential : admin.get("/users/" + employee.id() + "/credentials")) {
      adgang
          .admin()
          .delete(
              realm.path(
                  "/users/" + employee.id() + "/credentials/" + credential.path("id").asText()));
    }
    var again = atChoice(realm.withPassword(employee));
    assertThat(shown(again)).as("forgotten after the enrolment").isEmpty();
  }

  @Test
  void it_is_in_no_attribute_and_in_no_event() {
    var proposed = adgang.mailbox().newNumber();
    var employee = created("bo", "torvet", proposed);

    assertThat(realm.user(employee.id()).toString()).doesNotContain(proposed.substring(3));
    var events = adgang.admin().get(realm.path("/admin-events?operationTypes=CREATE&max=100"));
    assertThat(events.findValuesAsText("resourcePath")).contains("users/" + employee.id());
    assertThat(events.toString()).doesNotContain(proposed.substring(3));
    assertThat(realm.get("employees?search=" + employee.email()).toString())
        .doesNotContain(proposed.substring(3));
    assertThat(shown(atChoice(employee))).isEqualTo(proposed);
  }

  @Test
  void an_employer_without_sms_offers_none_of_it() {
    var employee = created("carl", "havnen", adgang.mailbox().newNumber());
    var flow = atChoice(employee);

    flow.submit("method", "sms");

    assertThat(flow.page().has("number")).isFalse();
    assertThat(flow.page().has("adgang-choose")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+46701234567", "70 10 20 30", "1234", "=1+1", "<b>", "${realm.name}"})
  void a_number_that_gets_no_sms_is_refused_and_nobody_is_created(String phone) {
    var answer = realm.admin("POST", "employees", wanted("forkert", "torvet", phone));

    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("phone");
    assertThat(realm.get("employees?search=forkert").path("total").asInt()).isZero();
  }

  @Test
  void a_file_brings_numbers_too() {
    var proposed = adgang.mailbox().newNumber();
    var file =
        """
        Fornavn;E-mail;Mobilnummer
        Dina;%s;%s
        Eva;%s;70 10 20 30
        Finn;%s;=1+1
        """
            .formatted(address("dina"), proposed, address("eva"), address("finn"))
            .getBytes(UTF_8);

    var sent = realm.send(admin.token(), "employees/import?employer=torvet", file);

    assertThat(sent.status()).as("%s", sent.json()).isEqualTo(202);
    assertThat(sent.json().path("problems").findValuesAsText("code"))
        .containsExactly("PHONE_WRONG", "FORMULA");
    var path = "employees/import/" + sent.json().path("id").asText();
    await().atMost(PATIENCE).until(() -> realm.get(path).path("done").asBoolean());
    var made = realm.get("employees?search=dina").path("employees").path(0);
    var employee =
        new Employee(made.path("id").asText(), address("dina"), "Dina", realm.name(), null, null);
    assertThat(shown(atChoice(realm.withPassword(employee)))).isEqualTo(proposed);
    assertThat(realm.get("employees?search=eva").path("total").asInt()).isZero();
  }
}
