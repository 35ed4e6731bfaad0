package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Employees who are created and changed over our REST. */
@WithAdgang
final class EmployeeChangesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @AutoClose private static StaffRealm realm;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
  }

  private static Map<String, Object> wanted(String local) {
    return new HashMap<>(
        Map.of(
            "firstName", "Nora",
            "lastName", "Juhl",
            "email", local + "@" + realm.name() + ".example",
            "title", "Kok",
            "employer", "torvet",
            "language", "en"));
  }

  private static String create(String local) {
    var created = realm.admin("POST", "employees", wanted(local));
    assertThat(created.status()).as("%s", created.json()).isEqualTo(201);
    return created.json().path("id").asText();
  }

  @Test
  void a_new_employee_has_an_employer_a_title_and_one_welcome_in_their_language(Adgang adgang) {
    var created = realm.admin("POST", "employees", wanted("nora"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("link").path("state").asText()).isEqualTo("QUEUED");
    var id = created.json().path("id").asText();
    assertThat(realm.user(id).path("attributes").path("title").path(0).asText()).isEqualTo("Kok");
    var found = realm.get("employees?search=nora@").path("employees").path(0);
    assertThat(found.path("employers").path(0).asText()).isEqualTo("torvet");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                realm
                    .get("employees/" + id + "/links")
                    .path(0)
                    .path("state")
                    .asText()
                    .equals("SENT"));
    assertThat(realm.get("employees/" + id + "/links")).hasSize(1);
    var mail = adgang.inbox().messagesTo("nora@" + realm.name() + ".example");
    assertThat(mail)
        .singleElement()
        .satisfies(each -> assertThat(each.subject()).contains("Welcome to torvet"));
    var events =
        adgang.admin().get(realm.path("/admin-events?operationTypes=CREATE&resourceTypes=USER"));
    assertThat(events.findValuesAsText("resourcePath")).contains("users/" + id);
  }

  @ParameterizedTest
  @CsvSource({
    "email, not an address, email",
    "email, '', email",
    "title, a<b>, title",
    "firstName, <script>, firstName",
    "employer, nobody, employer",
    "language, sv, language",
    "password, Secret-2026, password",
  })
  void a_field_that_is_wrong_is_named_and_nobody_is_created(
      String field, String value, String named) {
    var wanted = wanted("wrong." + field);
    wanted.put(field, value);

    var refused = realm.admin("POST", "employees", wanted);

    assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo(named);
    assertThat(refused.json().path("error").asText()).doesNotContain("error-");
    assertThat(realm.get("employees?search=wrong." + field).path("total").asInt()).isZero();
  }

  @Test
  void marks_that_turn_a_name_round_are_left_out() {
    var wanted = wanted("turned");
    wanted.put("firstName", "\u202eNora\u200f");
    wanted.put("lastName", "\u00a0\u200b");

    var id = realm.admin("POST", "employees", wanted).json().path("id").asText();

    assertThat(realm.user(id).path("firstName").asText()).isEqualTo("Nora");
    assertThat(realm.user(id).path("lastName").asText("")).isEmpty();
  }

  @Test
  void an_address_with_an_account_makes_nobody_twice() {
    create("twice");
    var again = wanted("twice");
    again.put("email", ("TWICE@" + realm.name() + ".example"));

    var refused = realm.admin("POST", "employees", again);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo("email");
    assertThat(realm.get("employees?search=twice").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void a_realm_that_cannot_mail_creates_nobody(Adgang adgang) {
    try (var mute = new StaffRealm(adgang)) {
      var settings = (ObjectNode) adgang.admin().get("/" + mute.name());
      settings.putObject("smtpServer");
      settings.withArray("/eventsListeners").removeAll().add("jboss-logging");
      adgang.admin().put("/" + mute.name(), settings);

      var refused = mute.admin("POST", "employees", Map.of("email", "nobody@mute.example"));

      assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
      assertThat(mute.get("employees").path("total").asInt()).isZero();
    }
  }

  @Test
  void a_change_leaves_what_it_does_not_name() {
    var id = create("change");

    assertThat(realm.admin("PUT", "employees/" + id, Map.of("lastName", "Holm")).status())
        .isEqualTo(204);
    assertThat(realm.user(id).path("lastName").asText()).isEqualTo("Holm");
    assertThat(realm.user(id).path("firstName").asText()).isEqualTo("Nora");
    assertThat(realm.user(id).path("attributes").path("title").path(0).asText()).isEqualTo("Kok");
    assertThat(realm.user(id).path("attributes").path("locale").path(0).asText()).isEqualTo("en");

    assertThat(realm.admin("PUT", "employees/" + id, Map.of("title", "")).status()).isEqualTo(204);
    assertThat(realm.user(id).path("attributes").has("title")).isFalse();
    assertThat(realm.user(id).path("enabled").asBoolean()).isTrue();
  }

  @Test
  void an_address_can_be_corrected_until_there_is_a_password(Adgang adgang) {
    var id = create("typo");
    var right = "right@" + realm.name() + ".example";

    assertThat(realm.admin("PUT", "employees/" + id, Map.of("email", right)).status())
        .isEqualTo(204);
    assertThat(realm.user(id).path("username").asText()).isEqualTo(right);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(adgang.inbox().messagesTo(right)).hasSize(1));

    adgang
        .admin()
        .put(
            realm.path("/users/" + id + "/reset-password"),
            Map.of("type", "password", "value", "Kaffe-2026", "temporary", false));
    var manager = realm.token(realm.manager(realm.withApp("Rie", "Leder", null, shop), shop));
    var refused =
        realm.ask(
            manager,
            "PUT",
            "employees/" + id,
            Map.of("email", "thief@" + realm.name() + ".example"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo("email");
    assertThat(realm.user(id).path("email").asText()).isEqualTo(right);
  }

  @Test
  void an_ended_employee_is_logged_out_and_has_no_link_that_works() {
    var employee = realm.withPassword(realm.employee("Liva", "Krag", null, shop));
    realm.token(employee);
    var other = create("ended");

    for (var id : List.of(employee.id(), other)) {
      assertThat(realm.admin("PUT", "employees/" + id, Map.of("enabled", false)).status())
          .isEqualTo(204);
      assertThat(realm.user(id).path("enabled").asBoolean()).isFalse();
    }

    assertThat(realm.sessions(employee)).isEmpty();
    assertThat(realm.get("employees/" + other + "/links").path(0).path("state").asText())
        .isEqualTo("RETIRED");
    assertThat(realm.admin("PUT", "employees/" + other, Map.of("enabled", true)).status())
        .isEqualTo(204);
    assertThat(realm.get("employees/" + other + "/links").path(0).path("state").asText())
        .as("a new welcome")
        .isIn("QUEUED", "SENT");
  }
}
