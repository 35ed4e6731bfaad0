package dk.adgang.testbed.admin.employees;

import static dk.adgang.testbed.admin.employees.StaffRealm.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The permissions of managers over REST; a refused request leaves everything unchanged. */
@WithAdgang
final class ManagersTest {

  @AutoClose private static StaffRealm realm;
  private static String torvet;
  private static String bog;
  private static String ownToken;
  private static String bothToken;
  private static Map<String, Employee> people;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    torvet = realm.employer("torvet", Map.of());
    bog = realm.employer("bog", Map.of());
    var own = realm.manager(realm.withApp("Ida", "K", "Chef", torvet), torvet);
    var both =
        realm.manager(realm.manager(realm.withApp("Bent", "B", "Chef", torvet, bog), torvet), bog);
    var administrator =
        new StaffAdmin(adgang, realm).administrator(realm.employee("Adam", "A", null, torvet));
    people =
        Map.of(
            "self",
            own,
            "own",
            realm.employee("Mads", "M", null, torvet),
            "other",
            realm.employee("Sofie", "S", null, bog),
            "shared",
            realm.employee("Sara", "S", null, torvet, bog),
            "colleague",
            realm.manager(realm.employee("Carl", "C", null, torvet), torvet),
            "both",
            both,
            "administrator",
            administrator,
            "nobody",
            new Employee("4cb1e8a2-0000-4000-8000-000000000000", "", "", "", "", ""));
    ownToken = realm.token(own);
    bothToken = realm.token(both);
  }

  /** Each column: see, welcome, reset, change, clear the second factor, forget. */
  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "own, own, 200, 202, 202, 204, 200, 200",
    "own, colleague, 200, 202, 202, 204, 200, 200",
    "own, self, 200, 403, 403, 403, 403, 403",
    "own, shared, 200, 202, 202, 403, 403, 403",
    "own, both, 200, 403, 403, 403, 403, 403",
    "own, administrator, 200, 403, 403, 403, 403, 403",
    "own, other, 404, 404, 404, 404, 404, 404",
    "own, nobody, 404, 404, 404, 404, 404, 404",
    "both, shared, 200, 202, 202, 204, 200, 200",
    "both, other, 200, 202, 202, 204, 200, 200",
    "both, administrator, 200, 403, 403, 403, 403, 403",
  })
  void a_manager_may(
      String who, String whom, int see, int welcome, int reset, int change, int clear, int forget) {
    var token = who.equals("own") ? ownToken : bothToken;
    var employee = "employees/" + people.get(whom).id();
    var before = state(whom);

    assertThat(realm.ask(token, "GET", employee + "/links", null).status()).isEqualTo(see);
    assertThat(realm.ask(token, "GET", employee + "/second-factor", null).status()).isEqualTo(see);
    assertThat(realm.ask(token, "GET", employee + "/memory", null).status()).isEqualTo(see);
    assertThat(realm.ask(token, "DELETE", employee + "/second-factor", null).status())
        .isEqualTo(clear);
    assertThat(realm.ask(token, "DELETE", employee + "/memory", null).status()).isEqualTo(forget);
    assertThat(realm.ask(token, "PUT", employee, Map.of("title", "Kok")).status())
        .isEqualTo(change);
    if (welcome > 299) {
      assertThat(realm.ask(token, "POST", employee + "/welcome", Map.of()).status())
          .isEqualTo(welcome);
      assertThat(realm.ask(token, "POST", employee + "/password-reset", Map.of()).status())
          .isEqualTo(reset);
      assertThat(state(whom)).as("nothing was done").isEqualTo(before);
    } else {
      assertThat(realm.ask(token, "POST", employee + "/password-reset", Map.of()).status())
          .isEqualTo(reset);
      var block = Map.of("block", true);
      assertThat(realm.ask(token, "POST", employee + "/password-reset", block).status())
          .as("to take the password away is a change")
          .isEqualTo(change == 204 ? 202 : 403);
      if (!whom.equals("self")) {
        assertThat(realm.ask(token, "POST", employee + "/welcome", Map.of()).status())
            .isEqualTo(welcome);
      }
    }
  }

  private static JsonNode state(String whom) {
    if (whom.equals("nobody")) {
      return null;
    }
    var links = realm.get("employees/" + people.get(whom).id() + "/links");
    return new ObjectMapper()
        .createObjectNode()
        .put("links", links.size())
        .set("user", realm.user(people.get(whom).id()));
  }

  @Test
  void a_manager_lists_their_own_employees_alone() {
    var own = realm.ask(ownToken, "GET", "employees?max=200", null);
    assertThat(own.status()).isEqualTo(200);
    assertThat(names(own.json()))
        .contains("Adam", "Bent", "Carl", "Ida", "Mads", "Sara")
        .doesNotContain("Sofie");
    assertThat(names(realm.ask(bothToken, "GET", "employees?max=200", null).json()))
        .contains("Sofie", "Mads");
    var foreign = realm.ask(ownToken, "GET", "employees?employer=bog", null);
    assertThat(foreign.status()).isEqualTo(400);
    assertThat(foreign.json().path("error").asText())
        .isEqualTo(
            realm
                .ask(ownToken, "GET", "employees?employer=no-such", null)
                .json()
                .path("error")
                .asText());
  }

  @Test
  void a_manager_creates_employees_of_their_own_employer_alone() {
    for (var employer : List.of("bog", "no-such")) {
      assertThat(create(ownToken, "into." + employer, employer).status()).isIn(400, 403);
      assertThat(realm.get("employees?search=into." + employer).path("total").asInt()).isZero();
    }
    assertThat(create(bothToken, "into.none", null).status()).isEqualTo(403);

    var created = create(ownToken, "new.one", null);
    assertThat(created.status()).as("%s", created.json()).isEqualTo(201);
    assertThat(
            realm
                .get("employees?search=new.one")
                .path("employees")
                .path(0)
                .path("employers")
                .path(0)
                .asText())
        .isEqualTo("torvet");
    assertThat(create(bothToken, "new.two", "bog").status()).isEqualTo(201);
  }

  private static StaffRealm.Answer create(String token, String local, String employer) {
    var email = local + "@" + realm.name() + ".example";
    return realm.ask(
        token,
        "POST",
        "employees",
        employer == null ? Map.of("email", email) : Map.of("email", email, "employer", employer));
  }

  @ParameterizedTest
  @CsvSource({"GET, setup", "POST, setup", "POST, welcomes"})
  void a_manager_is_refused_every_call_about_the_realm(String method, String call) {
    assertThat(realm.ask(ownToken, method, call, null).status()).isEqualTo(403);
  }

  @Test
  void the_token_of_an_ordinary_app_opens_nothing() {
    var token = realm.appToken(people.get("self"));
    var own = "employees/" + people.get("own").id();

    assertThat(realm.ask(token, "GET", "employees", null).status()).isEqualTo(403);
    assertThat(realm.ask(token, "GET", own + "/links", null).status()).isEqualTo(403);
    assertThat(realm.ask(token, "POST", own + "/password-reset", null).status()).isEqualTo(403);
  }

  @Test
  void a_manager_who_leaves_the_group_has_no_rights_from_the_next_request_on() {
    var former = realm.manager(realm.withApp("Fie", "F", null, torvet), torvet);
    var token = realm.token(former);
    assertThat(realm.ask(token, "GET", "employees", null).status()).isEqualTo(200);

    realm.leave(former, torvet);

    assertThat(realm.ask(token, "GET", "employees", null).status()).isEqualTo(403);
  }

  @Test
  void other_employees_and_members_of_other_groups_are_no_managers() {
    var usual = realm.withApp("Gry", "G", null, torvet);
    var cooks = realm.inGroup(realm.withApp("Hans", "H", null, torvet), torvet, "Kokke");

    for (var employee : List.of(usual, cooks)) {
      var token = realm.token(employee);
      assertThat(realm.ask(token, "GET", "employees", null).status()).isEqualTo(403);
      assertThat(create(token, "by.nobody", "torvet").status()).isEqualTo(403);
    }
    assertThat(realm.get("employees?search=by.nobody").path("total").asInt()).isZero();
  }

  @Test
  void an_employer_may_name_another_group(Adgang adgang) {
    var shop = realm.employer("havnen", Map.of("adgang.managers.group", List.of("Butikschefer")));
    var named = realm.inGroup(realm.withApp("Jo", "J", null, shop), shop, "Butikschefer");
    var usual = realm.manager(realm.withApp("Kim", "K", null, shop), shop);

    assertThat(realm.ask(realm.token(named), "GET", "employees", null).status()).isEqualTo(200);
    assertThat(realm.ask(realm.token(usual), "GET", "employees", null).status()).isEqualTo(403);
  }
}
