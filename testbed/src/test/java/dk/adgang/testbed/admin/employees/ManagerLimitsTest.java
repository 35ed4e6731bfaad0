package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attempts of a manager to get at an account, at others' data, or at their mailboxes. */
@WithAdgang
final class ManagerLimitsTest {

  @AutoClose private static StaffRealm realm;
  private static String shop;
  private static String other;
  private static String token;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
    other = realm.employer("hemmelig", Map.of("adgang.secondFactor", List.of("required")));
    token = realm.token(realm.manager(realm.withApp("Leif", "Leder", "Chef", shop), shop));
  }

  private static StaffRealm.Answer ask(String method, String below, Object body) {
    return realm.ask(token, method, below, body);
  }

  private static StaffRealm.Answer move(Employee employee) {
    return ask(
        "PUT",
        "employees/" + employee.id(),
        Map.of("email", "thief." + employee.id() + "@" + realm.name() + ".example"));
  }

  @Test
  void an_account_whose_password_was_taken_away_is_not_moved_to_another_address() {
    var employee = realm.withApp("Anja", "Offer", null, shop);
    var path = "employees/" + employee.id();

    assertThat(ask("DELETE", path + "/second-factor?block=true", null).status()).isEqualTo(200);
    var refused = move(employee);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo("email");
    assertThat(realm.user(employee.id()).path("email").asText()).isEqualTo(employee.email());
  }

  @Test
  void an_account_that_somebody_uses_without_a_password_is_not_moved(Adgang adgang) {
    var byProvider = realm.employee("Bo", "Udbyder", null, shop);
    adgang
        .admin()
        .post(
            realm.path("/identity-provider/instances"),
            Map.of(
                "alias", "elsewhere",
                "providerId", "oidc",
                "config",
                    Map.of(
                        "authorizationUrl", "https://elsewhere.example/a",
                        "tokenUrl", "https://elsewhere.example/t",
                        "clientId", "c",
                        "clientSecret", "s")));
    adgang
        .admin()
        .post(
            realm.path("/users/" + byProvider.id() + "/federated-identity/elsewhere"),
            Map.of("identityProvider", "elsewhere", "userId", "1", "userName", "bo"));
    var byPasskey = realm.withFactorAlone("Carl", "Passkey", shop);

    for (var employee : List.of(byProvider, byPasskey)) {
      assertThat(move(employee).status()).isEqualTo(400);
      assertThat(realm.user(employee.id()).path("email").asText()).isEqualTo(employee.email());
    }
  }

  @Test
  void a_new_address_is_not_verified() {
    var employee = realm.employee("Dina", "Ny", null, shop);
    realm.change(employee, "emailVerified", true);

    assertThat(move(employee).status()).isEqualTo(204);

    assertThat(realm.user(employee.id()).path("emailVerified").asBoolean()).isFalse();
  }

  @Test
  void an_administrator_by_a_permission_is_an_administrator(Adgang adgang) {
    var employee = realm.employee("Eva", "Ret", null, shop);
    var admin = adgang.admin();
    admin.put(
        "/" + realm.name(),
        ((ObjectNode) admin.get("/" + realm.name())).put("adminPermissionsEnabled", true));
    var client =
        admin.get(realm.path("/clients?clientId=admin-permissions")).path(0).path("id").asText();
    var server = realm.path("/clients/" + client + "/authz/resource-server");
    admin.post(
        server + "/policy/user",
        Map.of("name", "eva", "logic", "POSITIVE", "users", List.of(employee.id())));
    admin.post(
        server + "/permission/scope",
        Map.of(
            "name",
            "manage everybody",
            "resourceType",
            "Users",
            "scopes",
            List.of("view", "manage"),
            "policies",
            List.of("eva")));

    for (var call : List.of("password-reset", "welcome")) {
      assertThat(ask("POST", "employees/" + employee.id() + "/" + call, null).status())
          .isEqualTo(403);
    }
    assertThat(ask("PUT", "employees/" + employee.id(), Map.of("enabled", false)).status())
        .isEqualTo(403);
    assertThat(realm.user(employee.id()).path("enabled").asBoolean()).isTrue();
    assertThat(realm.get("employees/" + employee.id() + "/links")).hasSize(1);
  }

  @Test
  void a_token_without_a_proof_of_a_second_factor_opens_nothing() {
    var manager =
        realm.manager(realm.withPassword(realm.employee("Finn", "Uden", null, shop)), shop);

    assertThat(realm.ask(realm.token(manager), "GET", "employees", null).status()).isEqualTo(403);
  }

  @Test
  void others_do_not_learn_which_employers_there_are() {
    var employee = realm.token(realm.withPassword(realm.employee("Gitte", "Ansat", null, shop)));
    for (var alias : List.of("hemmelig", "no-such")) {
      var body = Map.of("email", "x@" + realm.name() + ".example", "employer", alias);

      assertThat(realm.ask(employee, "POST", "employees", body).status()).isEqualTo(403);
      var refused = ask("POST", "employees", body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("error").asText()).doesNotContain(alias);
    }
  }

  @Test
  void a_manager_does_not_learn_of_another_employer_of_an_employee() {
    var shared = realm.employee("Helle", "Begge", null, shop, other);

    var found = ask("GET", "employees?search=helle", null).json().path("employees").path(0);
    var status = ask("GET", "employees/" + shared.id() + "/second-factor", null).json();

    assertThat(found.path("required").asBoolean()).isTrue();
    assertThat(found.toString()).doesNotContain("hemmelig").contains("en anden arbejdsgiver");
    assertThat(status.toString()).doesNotContain("hemmelig").contains("en anden arbejdsgiver");

    var lenient = realm.employer("lempelig", Map.of());
    realm.employee("Inge", "Mild", null, shop, lenient);
    assertThat(ask("GET", "employees?search=inge", null).json().toString())
        .doesNotContain("lempelig", "en anden arbejdsgiver");
  }

  @Test
  void an_account_that_an_administrator_disabled_is_not_opened_by_a_manager() {
    var employee = realm.employee("Ib", "Spærret", null, shop);
    realm.change(employee, "enabled", false);
    var path = "employees/" + employee.id();

    var refused = ask("PUT", path, Map.of("enabled", true));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo("enabled");
    assertThat(realm.user(employee.id()).path("enabled").asBoolean()).isFalse();

    realm.change(employee, "enabled", true);
    assertThat(ask("PUT", path, Map.of("enabled", false)).status()).isEqualTo(204);
    assertThat(ask("PUT", path, Map.of("enabled", true)).status())
        .as("ended by a manager")
        .isEqualTo(204);
  }

  @Test
  void one_employee_is_not_mailed_without_end() {
    var employee = realm.employee("Jo", "Offer", null, shop);
    var mailed = 0;
    while (mailed < 20
        && ask("POST", "employees/" + employee.id() + "/welcome", Map.of()).status() == 202) {
      mailed++;
    }

    assertThat(mailed).isEqualTo(5);
    assertThat(move(employee).status()).as("a new address is mailed too").isEqualTo(400);
    assertThat(ask("PUT", "employees/" + employee.id(), Map.of("enabled", false)).status())
        .isEqualTo(204);
    assertThat(ask("PUT", "employees/" + employee.id(), Map.of("enabled", true)).status())
        .as("a new beginning is mailed too")
        .isEqualTo(400);
    assertThat(realm.get("employees/" + employee.id() + "/links")).hasSize(6);
  }
}
