package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Message;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.Scim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of an account that was used: the old one is told, links and sessions end. */
@WithAdgang
final class AddressChangeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Adgang server;
  private static StaffRealm realm;
  private static String torvet;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    server = adgang;
    realm = new StaffRealm(adgang);
    torvet = realm.employer("torvet", Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static List<Message> told(String address) {
    return server.inbox().messagesTo(address).stream()
        .filter(mail -> mail.subject().equals("Din e-mail til login er ændret"))
        .toList();
  }

  private static String address(String local) {
    return local + "@" + realm.name() + ".example";
  }

  private static void move(Employee employee, String address) {
    var user = (ObjectNode) realm.user(employee.id());
    server
        .admin()
        .put(
            realm.path("/users/" + employee.id()),
            user.put("email", address).put("username", address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keycloak", "adgang", "scim"})
  void the_old_address_is_told_and_links_and_sessions_end(String way) {
    var employee = realm.withPassword(realm.employee("Vej", way, null, torvet));
    realm.token(employee);
    assertThat(realm.sessions(employee)).isNotEmpty();
    assertThat(
            realm
                .admin("POST", "employees/" + employee.id() + "/password-reset", Map.of())
                .status())
        .isEqualTo(202);
    var now = address("ny." + way);

    switch (way) {
      case "keycloak" -> move(employee, now);
      case "adgang" ->
          assertThat(
                  realm.admin("PUT", "employees/" + employee.id(), Map.of("email", now)).status())
              .isEqualTo(204);
      default -> new Scim(server, realm.name()).put(employee.id(), now, "Kok", true);
    }

    assertThat(realm.user(employee.id()).path("email").asText()).isEqualTo(now);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(employee.email())).hasSize(1));
    var mail = told(employee.email()).get(0);
    assertThat(mail.text())
        .contains("n…@" + realm.name() + ".example", "kontakt straks din arbejdsgiver")
        .doesNotContain(now);
    assertThat(mail.html()).contains("n…@").doesNotContain(now);
    assertThat(realm.sessions(employee)).isEmpty();
    assertThat(realm.get("employees/" + employee.id() + "/links").findValuesAsText("state"))
        .isNotEmpty()
        .containsOnly("RETIRED");
    assertThat(told(now)).isEmpty();
  }

  @Test
  void nobody_is_told_of_another_case_or_of_an_account_that_nobody_used() {
    var sameCase = realm.withPassword(realm.employee("Store", "Bogstaver", null, torvet));
    var unused = realm.employee("Ny", "Ubrugt", null, torvet);
    realm.token(sameCase);

    move(sameCase, sameCase.email().toUpperCase(Locale.ROOT));
    move(unused, address("ny.rettet"));
    var last = realm.withPassword(realm.employee("Sidste", "Mail", null, torvet));
    move(last, address("sidste.ny"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(last.email())).hasSize(1));
    assertThat(told(sameCase.email())).isEmpty();
    assertThat(told(unused.email())).isEmpty();
    assertThat(realm.sessions(sameCase)).isNotEmpty();
  }

  @Test
  void an_employee_who_changes_the_own_address_keeps_that_session_alone() {
    letEmployeesChangeTheirAddress();
    var employee = realm.withPassword(realm.employee("Selv", "Skifter", null, torvet));
    realm.token(employee);
    var before = realm.sessions(employee).path(0).path("id").asText();
    var user = (ObjectNode) realm.user(employee.id());
    user.putArray("requiredActions").add("UPDATE_EMAIL");
    server.admin().put(realm.path("/users/" + employee.id()), user);

    var login = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    login.open();
    login.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    if (login.page().has("adgang-skip")) {
      login.submit("skip", "true");
    }
    login.submit("email", address("selv.ny"));

    assertThat(login.isDone()).as(login.isDone() ? "" : login.page().body()).isTrue();
    assertThat(realm.user(employee.id()).path("email").asText()).isEqualTo(address("selv.ny"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(employee.email())).hasSize(1));
    assertThat(realm.sessions(employee).findValuesAsText("id")).hasSize(1).doesNotContain(before);
  }

  private static void letEmployeesChangeTheirAddress() {
    var profile = server.admin().get(realm.path("/users/profile"));
    for (var attribute : profile.path("attributes")) {
      if (attribute.path("name").asText().equals("email")) {
        ((ObjectNode) attribute)
            .withObject("/permissions")
            .putArray("edit")
            .add("admin")
            .add("user");
      }
    }
    server.admin().put(realm.path("/users/profile"), profile);
    var path = realm.path("/authentication/required-actions/UPDATE_EMAIL");
    server.admin().put(path, ((ObjectNode) server.admin().get(path)).put("enabled", true));
  }

  @Test
  void an_account_that_is_disabled_at_once_is_told_too() {
    var employee = realm.withPassword(realm.employee("Lukket", "Samtidig", null, torvet));
    var user = (ObjectNode) realm.user(employee.id());
    server
        .admin()
        .put(
            realm.path("/users/" + employee.id()),
            user.put("email", address("lukket.ny")).put("enabled", false));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(employee.email())).hasSize(1));
  }
}
