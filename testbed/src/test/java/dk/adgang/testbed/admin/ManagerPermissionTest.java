package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.ClientToken;
import dk.adgang.testbed.wire.CodeFlow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A manager's app that may reset the password of one employee, by Keycloak's fine-grained
 * permissions: it may do that, and nothing else.
 */
@WithAdgang
final class ManagerPermissionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "of-the-manager-app";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void the_permission_to_reset_one_password_allows_nothing_else(Adgang adgang) throws Exception {
    try (var realm = new OwnRealm(adgang.project(), adgang.admin(), 2, Map.of())) {
      var own = realm.employees().get(0);
      var other = realm.employees().get(1);
      var app = managerApp(adgang, realm);
      mayResetPasswordOf(adgang, realm, app, own);
      var token = token(adgang, realm);

      assertThat(post(adgang, realm, token, own, "password-reset")).isEqualTo(202);
      assertThat(post(adgang, realm, token, other, "password-reset")).isEqualTo(403);
      assertThat(post(adgang, realm, token, own, "welcome")).isEqualTo(403);
      assertThat(
              send(
                  adgang,
                  realm,
                  token,
                  "welcomes",
                  JSON.writeValueAsString(Map.of("userIds", List.of(own.id())))))
          .isEqualTo(403);
      var nobody = new Employee(UUID.randomUUID().toString(), "", "", "", "", "");
      assertThat(post(adgang, realm, token, nobody, "password-reset"))
          .as("somebody who does not exist, for who may not look for users")
          .isEqualTo(403);

      assertThat(realm.links(own)).hasSize(1);
      assertThat(realm.links(other)).isEmpty();
      var events =
          adgang.admin().get("/" + realm.name() + "/admin-events?operationTypes=ACTION&max=100");
      assertThat(events).hasSize(1);
      assertThat(events.path(0).path("authDetails").path("userId").asText()).isEqualTo(app);
      assertThat(events.path(0).path("resourcePath").asText())
          .contains(own.id())
          .endsWith("password-reset");
    }
  }

  @Test
  void the_permission_to_reset_neither_ends_sessions_nor_removes_the_password(Adgang adgang)
      throws Exception {
    try (var realm = new OwnRealm(adgang.project(), adgang.admin(), 1, Map.of())) {
      var employee = realm.employee();
      var user = "/" + realm.name() + "/users/" + employee.id();
      adgang
          .admin()
          .put(
              user + "/reset-password",
              Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));
      var app = managerApp(adgang, realm);
      mayResetPasswordOf(adgang, realm, app, employee);
      var token = token(adgang, realm);
      var login = login(adgang, realm, employee);
      var tokens = login.tokens();

      var reset = "employees/" + employee.id() + "/password-reset";
      for (var wish : List.of("{\"endSessions\":true}", "{\"block\":true}")) {
        assertThat(send(adgang, realm, token, reset, wish)).as(wish).isEqualTo(403);
      }
      assertThat(delete(adgang, realm, token, employee)).isEqualTo(403);

      assertThat(realm.links(employee)).as("mails").isEmpty();
      assertThat(adgang.admin().get(user + "/sessions")).hasSize(1);
      assertThat(adgang.admin().get(user + "/credentials")).hasSize(1);
      assertThat(login.refresh(tokens).has("access_token")).as("the session goes on").isTrue();
      assertThat(login(adgang, realm, employee).isDone()).as("the password works").isTrue();
      assertThat(send(adgang, realm, token, reset, "{\"endSessions\":false,\"block\":false}"))
          .isEqualTo(202);

      may(adgang, realm, employee, "manage one employee", "manage");
      assertThat(send(adgang, realm, token, reset, "{\"endSessions\":true,\"block\":true}"))
          .isEqualTo(202);
      assertThat(adgang.admin().get(user + "/sessions")).isEmpty();
      assertThat(adgang.admin().get(user + "/credentials")).isEmpty();
    }
  }

  private static CodeFlow login(Adgang adgang, OwnRealm realm, Employee employee) {
    var flow =
        new CodeFlow(
            adgang.server().url().resolve("/realms/" + realm.name() + "/"),
            "adgang-web",
            "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    if (flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }
    return flow;
  }

  /** Makes the app; the id of its service account comes back. */
  private static String managerApp(Adgang adgang, OwnRealm realm) {
    var clients = "/" + realm.name() + "/clients";
    var id =
        adgang
            .admin()
            .post(
                clients,
                Map.of(
                    "clientId", "manager-app",
                    "secret", SECRET,
                    "publicClient", false,
                    "standardFlowEnabled", false,
                    "serviceAccountsEnabled", true))
            .createdId();
    return adgang.admin().get(clients + "/" + id + "/service-account-user").path("id").asText();
  }

  private static void mayResetPasswordOf(
      Adgang adgang, OwnRealm realm, String manager, Employee employee) {
    var admin = adgang.admin();
    var path = "/" + realm.name();
    var settings = (ObjectNode) admin.get(path);
    admin.put(path, settings.put("adminPermissionsEnabled", true));
    admin.post(
        server(adgang, realm) + "/policy/user",
        Map.of("name", "the manager", "logic", "POSITIVE", "users", List.of(manager)));
    may(adgang, realm, employee, "reset one password", "reset-password");
  }

  private static void may(
      Adgang adgang, OwnRealm realm, Employee employee, String name, String scope) {
    adgang
        .admin()
        .post(
            server(adgang, realm) + "/permission/scope",
            Map.of(
                "name", name,
                "resourceType", "Users",
                "resources", List.of(employee.id()),
                "scopes", List.of(scope),
                "policies", List.of("the manager")));
  }

  /** Where the permissions of a realm are kept. */
  private static String server(Adgang adgang, OwnRealm realm) {
    var clients = "/" + realm.name() + "/clients";
    var permissions = adgang.admin().get(clients + "?clientId=admin-permissions").path(0);
    return clients + "/" + permissions.path("id").asText() + "/authz/resource-server";
  }

  private static String token(Adgang adgang, OwnRealm realm) {
    return ClientToken.of(adgang.server().url(), realm.name(), "manager-app", SECRET);
  }

  private int post(Adgang adgang, OwnRealm realm, String token, Employee employee, String what)
      throws IOException, InterruptedException {
    return send(adgang, realm, token, "employees/" + employee.id() + "/" + what, "{}");
  }

  private int delete(Adgang adgang, OwnRealm realm, String token, Employee employee)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "%s/admin/realms/%s/adgang/employees/%s/second-factor"
                            .formatted(adgang.server().url(), realm.name(), employee.id())))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private int send(Adgang adgang, OwnRealm realm, String token, String path, String body)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "%s/admin/realms/%s/adgang/%s"
                            .formatted(adgang.server().url(), realm.name(), path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
