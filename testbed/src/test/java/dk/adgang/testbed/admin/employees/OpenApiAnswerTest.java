package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.rest.openapi.OpenApiDocument;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the REST is for callers who may make some call of it. */
@WithAdgang
final class OpenApiAnswerTest {

  private static final String DOCUMENT = "openapi.json";

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    shop = realm.employer("torvet", Map.of("adgang.managers.group", List.of("Ledere")));
    // The app's tokens leave out roles that it has no use for.
    var app = (ObjectNode) admin.get("/clients?clientId=adgang-web").path(0);
    adgang
        .admin()
        .put(realm.path("/clients/" + app.path("id").asText()), app.put("fullScopeAllowed", true));
  }

  @Test
  void an_administrator_gets_the_file_as_it_is() throws Exception {
    var answer = realm.admin("GET", DOCUMENT, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/json");
    assertThat(answer.json()).isEqualTo(new ObjectMapper().readTree(OpenApiDocument.text()));
  }

  @Test
  void a_manager_gets_it_and_another_employee_does_not() {
    var boss = realm.manager(realm.withApp("Mona", "Leder", null, shop), shop);
    var other = realm.withApp("Olaf", "Ingen", null, shop);

    assertThat(realm.ask(realm.token(boss), "GET", DOCUMENT, null).status()).isEqualTo(200);
    assertThat(realm.ask(realm.token(other), "GET", DOCUMENT, null).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"query-users", "view-users", "view-realm", "manage-organizations"})
  void one_role_is_enough(String role) {
    var employee = admin.role(realm.withApp("Rolle", role.replace("-", ""), null, shop), role);

    assertThat(realm.ask(realm.token(employee), "GET", DOCUMENT, null).status()).isEqualTo(200);
  }

  @Test
  void a_role_for_something_else_is_not() {
    var employee = admin.role(realm.withApp("Rolle", "Andet", null, shop), "view-events");

    assertThat(realm.ask(realm.token(employee), "GET", DOCUMENT, null).status()).isEqualTo(403);
  }
}
