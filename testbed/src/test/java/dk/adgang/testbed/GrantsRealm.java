package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A realm in which everything is allowed that an administrator can allow. */
final class GrantsRealm {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BACK = "http://localhost:8025/app/callback";
  static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";

  /** Of each client that has one. */
  static final String SECRET = "of-the-test-alone";

  /** Who owes a second factor, and why. */
  enum Person {
    /** Has to choose one. */
    REQUIRED(Employees.BUTIKSCHEF, false),
    /** Has one. */
    ENROLLED(Employees.SALGSASSISTENT, true),
    /** Gets one later. */
    LATER(Employees.SALGSASSISTENT, false),
    /** Owes none. */
    FREE(Employees.SALGSASSISTENT, false);

    private final String title;
    private final boolean enrolled;

    Person(String title, boolean enrolled) {
      this.title = title;
      this.enrolled = enrolled;
    }

    String email() {
      return "freja." + name().toLowerCase(Locale.ROOT) + "@kaffehuset.example";
    }
  }

  private final URI server;
  private final AdminRest admin;
  private final TokenProvider provider;
  private final String name;
  private final boolean isOurs;

  GrantsRealm(TwoNodes nodes, TokenProvider provider, String name, boolean isOurs)
      throws IOException {
    this.server = nodes.first().url();
    this.admin = nodes.admin();
    this.provider = provider;
    this.name = name;
    this.isOurs = isOurs;
    var realm =
        isOurs ? Project.find().realmWithSamples() : JSON.createObjectNode().put("enabled", true);
    realm.put("realm", name);
    realm.putArray("organizations");
    realm.putArray("eventsListeners");
    for (var action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals("choose-second-factor")) {
        action
            .<ObjectNode>require()
            .withObject("/config")
            .put("adgang.secondFactor.requiredTitles", Employees.BUTIKSCHEF);
      }
    }
    var users = realm.putArray("users");
    for (var person : Person.values()) {
      users.add(local(person));
    }
    var clients = realm.withArray("/clients");
    clients.add(client("ciba", Map.of("oidc.ciba.grant.enabled", "true")));
    clients.add(
        client(
            "assertion",
            Map.of(
                "oauth2.jwt.authorization.grant.enabled",
                "true",
                "oauth2.jwt.authorization.grant.idp",
                TokenProvider.NAME)));
    clients.add(client("exchange", Map.of()));
    clients.addPOJO(
        Map.of(
            "clientId",
            "own",
            "enabled",
            true,
            "publicClient",
            true,
            "redirectUris",
            List.of(BACK)));
    admin.post("", realm);
    provider.serve(name);
    believe();
    allow();
  }

  private ObjectNode local(Person person) {
    var local = user(person);
    local.put("id", UUID.randomUUID().toString());
    if (isOurs) {
      local.withObject("/attributes").putArray("title").add(person.title);
    }
    if (person.enrolled) {
      local.withArray("credentials").addPOJO(Employees.factor(Totp.ofTest()));
    }
    return local;
  }

  private static ObjectNode client(String id, Map<String, String> allowed) {
    var client = JSON.createObjectNode();
    client.put("clientId", id);
    client.put("enabled", true);
    client.put("secret", SECRET);
    client.set("attributes", JSON.valueToTree(allowed));
    return client;
  }

  /** Connects everybody with their accounts at the identity provider. */
  private void believe() {
    var oidc = provider.url() + "protocol/openid-connect/";
    admin.post(
        "/" + name + "/identity-provider/instances",
        Map.of(
            "alias",
            TokenProvider.NAME,
            "providerId",
            "oidc",
            "enabled",
            true,
            "config",
            Map.of(
                "clientId",
                name,
                "clientSecret",
                SECRET,
                "authorizationUrl",
                oidc + "auth",
                "tokenUrl",
                oidc + "token",
                "jwksUrl",
                oidc + "certs",
                "issuer",
                server + "/realms/" + TokenProvider.NAME,
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "disableUserInfo",
                "true",
                "jwtAuthorizationGrantEnabled",
                "true")));
    for (var person : Person.values()) {
      admin.post(
          "/%s/users/%s/federated-identity/%s"
              .formatted(name, id(name, person), TokenProvider.NAME),
          Map.of("userId", id(TokenProvider.NAME, person), "userName", person.email()));
    }
  }

  private String id(String realm, Person person) {
    return admin
        .get("/" + realm + "/users?exact=true&email=" + AdminRest.encode(person.email()))
        .path(0)
        .path("id")
        .asText();
  }

  /** Lets the client exchange what it likes, for whom it likes. */
  private void allow() {
    var management = clientId("realm-management");
    // The first one makes what holds the policy.
    var permissions =
        List.of(
            admin
                .put(
                    "/%s/identity-provider/instances/%s/management/permissions"
                        .formatted(name, TokenProvider.NAME),
                    Map.of("enabled", true))
                .body()
                .at("/scopePermissions/token-exchange"),
            admin
                .put("/" + name + "/users-management-permissions", Map.of("enabled", true))
                .body()
                .at("/scopePermissions/impersonate"));
    var holder = "/%s/clients/%s/authz/resource-server".formatted(name, management);
    var policy =
        admin
            .post(
                holder + "/policy/client",
                Map.of("name", "everything", "clients", List.of(clientId("exchange"))))
            .body()
            .path("id")
            .asText();
    for (var each : permissions) {
      var path = holder + "/permission/scope/" + each.asText();
      var permission = (ObjectNode) admin.get(path);
      permission.putArray("policies").add(policy);
      admin.put(path, permission);
    }
  }

  String id(Person person) {
    return id(name, person);
  }

  /** A browser in which an administrator has pressed «Impersonate». */
  CodeFlow impersonate(Person person) {
    var login = login();
    var answer =
        login
            .browser()
            .sending("Authorization", "Bearer " + admin.bearer())
            .post(
                server.resolve(
                    "/admin/realms/%s/users/%s/impersonation".formatted(name, id(person))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return login;
  }

  /** The administrators in the events of the realm who impersonated somebody. */
  List<String> impersonators() {
    var all = new ArrayList<String>();
    admin
        .get("/" + name + "/events?type=IMPERSONATE")
        .forEach(event -> all.add(event.at("/details/impersonator").asText()));
    return all;
  }

  void logOut(Person person) {
    admin.post("/" + name + "/users/" + id(person) + "/logout", null);
  }

  List<String> credentials(Person person) {
    var types = new ArrayList<String>();
    admin
        .get("/" + name + "/users/" + id(person) + "/credentials")
        .forEach(each -> types.add(each.path("type").asText()));
    return types;
  }

  private String clientId(String client) {
    return admin.get("/" + name + "/clients?clientId=" + client).path(0).path("id").asText();
  }

  String signedFor(Person person) {
    return provider.signedFor(person, name);
  }

  JsonNode token(String... fields) {
    return ask("protocol/openid-connect/token", fields);
  }

  JsonNode exchange(String subject, String type, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "grant_type",
                EXCHANGE,
                "client_id",
                "exchange",
                "client_secret",
                SECRET,
                "subject_token",
                subject,
                "subject_token_type",
                TOKEN_TYPE + type));
    fields.addAll(List.of(more));
    return token(fields.toArray(String[]::new));
  }

  JsonNode ownExchange(String token) {
    return token(
        "grant_type",
        EXCHANGE,
        "client_id",
        "own",
        "subject_token",
        token,
        "subject_token_type",
        TOKEN_TYPE + "access_token");
  }

  CodeFlow login() {
    return new CodeFlow(url(), "own", BACK);
  }

  void addApp(Person person) {
    var path = "/" + name + "/users/" + id(name, person);
    var user = (ObjectNode) admin.get(path);
    user.putArray("credentials").addPOJO(Employees.factor(Totp.ofTest()));
    admin.put(path, user);
  }

  /** What the phone does on which somebody has said yes. */
  void approve(String authorization) throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        url().resolve("protocol/openid-connect/ext/ciba/auth/callback"))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"SUCCEED\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  JsonNode ask(String path, String... fields) {
    return json(new PlainBrowser().post(url().resolve(path), fields).body());
  }

  private URI url() {
    return server.resolve("/realms/" + name + "/");
  }

  /** Whether there is a token, which is for the one who is meant. */
  void gives(JsonNode answer, Person person) {
    var token = answer.path("access_token").asText();
    if (isOurs) {
      assertThat(token).as("a token for %s", person).isEmpty();
      if (person == Person.REQUIRED || person == Person.ENROLLED) {
        assertThat(admin.get("/" + name + "/users/" + id(name, person) + "/sessions")).isEmpty();
      }
    } else {
      assertThat(token).as("no token, but %s", answer).isNotEmpty();
      assertThat(CodeFlow.claims(token).path("sub").asText()).isEqualTo(id(name, person));
    }
  }

  /** Somebody with a password. */
  static ObjectNode user(Person person) {
    var user = JSON.createObjectNode();
    user.put("id", UUID.randomUUID().toString());
    user.put("username", person.email());
    user.put("email", person.email());
    user.put("emailVerified", true);
    user.put("firstName", "Freja");
    user.put("lastName", "Lind");
    user.put("enabled", true);
    user.withArray("credentials").addPOJO(OldPasswords.hashed(Employee.USUAL_PASSWORD));
    return user;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
