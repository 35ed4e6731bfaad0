package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
@AdgangTest
final class ManagerPermissionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "of-the-manager-app";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void who_may_reset_one_password_may_do_nothing_else(Adgang adgang) throws Exception {
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
    JsonNode permissions = admin.get(path + "/clients?clientId=admin-permissions").path(0);
    var server = path + "/clients/" + permissions.path("id").asText() + "/authz/resource-server";
    admin.post(
        server + "/policy/user",
        Map.of("name", "the manager", "logic", "POSITIVE", "users", List.of(manager)));
    admin.post(
        server + "/permission/scope",
        Map.of(
            "name", "reset one password",
            "resourceType", "Users",
            "resources", List.of(employee.id()),
            "scopes", List.of("reset-password"),
            "policies", List.of("the manager")));
  }

  private String token(Adgang adgang, OwnRealm realm) throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(
                        adgang.server().url()
                            + "/realms/"
                            + realm.name()
                            + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=manager-app&client_secret="
                            + SECRET))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private int post(Adgang adgang, OwnRealm realm, String token, Employee employee, String what)
      throws IOException, InterruptedException {
    return send(adgang, realm, token, "employees/" + employee.id() + "/" + what, "{}");
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
