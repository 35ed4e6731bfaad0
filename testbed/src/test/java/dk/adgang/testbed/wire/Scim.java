package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HR system that speaks SCIM with a realm, as a client with an account of its own. */
public final class Scim {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CLIENT = "hr-by-scim";
  private static final String SECRET = "of-the-hr-system";
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private final URI realm;
  private final String token;

  /** Switches SCIM on in a realm, and makes the client. */
  public Scim(Adgang adgang, String realm) {
    this.realm = adgang.server().url().resolve("/realms/" + realm + "/");
    var admin = adgang.admin();
    admin.put("/" + realm, ((ObjectNode) admin.get("/" + realm)).put("scimApiEnabled", true));
    var clients = "/" + realm + "/clients";
    var id =
        admin
            .post(
                clients,
                Map.of(
                    "clientId",
                    CLIENT,
                    "secret",
                    SECRET,
                    "publicClient",
                    false,
                    "standardFlowEnabled",
                    false,
                    "serviceAccountsEnabled",
                    true,
                    "protocolMappers",
                    List.of(audience())))
            .createdId();
    var account = admin.get(clients + "/" + id + "/service-account-user").path("id").asText();
    var management = admin.get(clients + "?clientId=realm-management").path(0).path("id").asText();
    var roles = new ArrayList<JsonNode>();
    for (var role : List.of("manage-users", "view-users", "query-users")) {
      roles.add(admin.get(clients + "/" + management + "/roles/" + role));
    }
    admin.post("/" + realm + "/users/" + account + "/role-mappings/clients/" + management, roles);
    token = ClientToken.of(this.realm, realm, CLIENT, SECRET);
  }

  /** SCIM takes only tokens that were made for it. */
  private Map<String, Object> audience() {
    return Map.of(
        "name", "scim",
        "protocol", "openid-connect",
        "protocolMapper", "oidc-audience-mapper",
        "config",
            Map.of(
                "included.custom.audience",
                realm.resolve("scim/v2").toString(),
                "access.token.claim",
                "true"));
  }

  /** A new employee; the id comes back. */
  public String create(String email, String title, boolean active) {
    return send("POST", "", 201, user(email, title, active)).path("id").asText();
  }

  /** Writes all of an employee. */
  public void put(String id, String email, String title, boolean active) {
    send("PUT", "/" + id, 200, user(email, title, active).put("id", id));
  }

  /** Changes one thing. */
  public void patch(String id, String path, Object value) {
    var change = JSON.createObjectNode();
    change.putArray("schemas").add(PATCH);
    change
        .putArray("Operations")
        .addObject()
        .put("op", "replace")
        .put("path", path)
        .putPOJO("value", value);
    send("PATCH", "/" + id, 200, change);
  }

  private static ObjectNode user(String email, String title, boolean active) {
    var user = JSON.createObjectNode();
    user.putArray("schemas").add(USER);
    user.put("userName", email).put("active", active).put("title", title);
    user.putObject("name").put("givenName", "Freja").put("familyName", "Lind");
    user.putArray("emails").addObject().put("value", email).put("primary", true);
    return user;
  }

  private JsonNode send(String method, String below, int expected, ObjectNode body) {
    var request =
        HttpRequest.newBuilder(realm.resolve("scim/v2/Users" + below))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/scim+json")
            .method(method, BodyPublishers.ofString(body.toString(), UTF_8))
            .build();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() != expected) {
        throw new AssertionError(method + ": " + answer.statusCode() + " " + answer.body());
      }
      return json(answer.body());
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }
}
