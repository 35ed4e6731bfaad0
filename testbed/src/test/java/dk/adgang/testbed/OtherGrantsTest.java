package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.web.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Grants that ask no flow, on a server on which all of them work: each gives a token in a realm
 * that is not ours, and none in one that is to an employee who owes a second factor.
 */
@NodesTest
final class OtherGrantsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "of-the-test-alone";
  private static final String BACK = "http://localhost:8025/app/callback";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";
  private static final String PROVIDER = "kontoret";

  /** Whoever is asked on a phone whether somebody may log in: what the server sent it. */
  private static final BlockingQueue<String> PHONE = new LinkedBlockingQueue<>();

  private static Realm plain;
  private static Realm ours;

  @BeforeEach
  void make(TwoNodes nodes) throws IOException {
    if (plain == null) {
      nodes
          .inbox()
          .web()
          .on(
              "/ciba",
              request -> {
                PHONE.add(request.header("Authorization").orElseThrow());
                return Response.of(201, "text/plain", "");
              });
      var office = new Provider(nodes);
      plain = new Realm(nodes, office, "fremmed", false);
      ours = new Realm(nodes, office, "vores", true);
    }
  }

  @Test
  void ciba() throws Exception {
    for (var realm : List.of(plain, ours)) {
      for (var person : Person.values()) {
        var begun =
            realm.ask(
                "protocol/openid-connect/ext/ciba/auth",
                "client_id",
                "ciba",
                "client_secret",
                SECRET,
                "scope",
                "openid",
                "login_hint",
                person.email());
        assertThat(begun.hasNonNull("auth_req_id")).as("%s", begun).isTrue();
        realm.approve(PHONE.poll(20, TimeUnit.SECONDS));

        var answer =
            realm.token(
                "grant_type",
                "urn:openid:params:grant-type:ciba",
                "client_id",
                "ciba",
                "client_secret",
                SECRET,
                "auth_req_id",
                begun.path("auth_req_id").asText());

        realm.gives(answer, person);
      }
    }
  }

  @Test
  void what_an_identity_provider_has_signed_as_an_assertion() {
    for (var realm : List.of(plain, ours)) {
      for (var person : Person.values()) {
        var answer =
            realm.token(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "client_id",
                "assertion",
                "client_secret",
                SECRET,
                "assertion",
                realm.signedFor(person));

        realm.gives(answer, person);
      }
    }
  }

  @Test
  void what_an_identity_provider_has_signed_in_an_exchange() {
    for (var realm : List.of(plain, ours)) {
      for (var person : Person.values()) {
        var signed = realm.signedFor(person);
        realm.gives(realm.exchange(signed, "jwt"), person);
        realm.gives(realm.exchange(signed, "jwt", "subject_issuer", PROVIDER), person);
        var itself = realm.exchange(signed, "access_token");
        assertThat(itself.hasNonNull("access_token")).as("%s", itself).isFalse();
      }
    }
  }

  @Test
  void an_exchange_for_somebody_who_is_not_there() {
    for (var realm : List.of(plain, ours)) {
      for (var person : Person.values()) {
        var answer =
            realm.token(
                "grant_type",
                EXCHANGE,
                "client_id",
                "exchange",
                "client_secret",
                SECRET,
                "requested_subject",
                person.email());

        realm.gives(answer, person);
      }
    }
  }

  @Test
  void an_exchange_of_a_token_from_before_there_was_a_second_factor() {
    for (var realm : List.of(plain, ours)) {
      var login = realm.login();
      login.open();
      login.submit("username", Person.LATER.email(), "password", Employee.USUAL_PASSWORD);
      if (!login.isDone()) {
        login.submit("skip", "true");
      }
      var token = login.tokens().path("access_token").asText();
      assertThat(realm.ownExchange(token).hasNonNull("access_token")).as("before").isTrue();

      realm.addApp(Person.LATER);

      realm.gives(realm.ownExchange(token), Person.LATER);
    }
  }

  /** Impersonating is an administrator's own permission; it is no proof of a second factor. */
  @Test
  void an_administrator_who_impersonates_somebody_gets_no_further_than_the_second_factor() {
    for (var person : List.of(Person.REQUIRED, Person.ENROLLED)) {
      var login = ours.impersonate(person);
      login.open();
      if (person == Person.REQUIRED) {
        assertThat(login.page().has("adgang-choose")).isTrue();
        login.submit("skip", "true");
        assertThat(login.isDone()).as("without a factor that is required").isFalse();
        login.submit("method", "otp");
      }
      assertThat(login.isDone()).as("a token of %s", person).isFalse();
      assertThat(login.page().has("password")).as("the password is asked for").isTrue();
      assertThat(login.page().has("totpSecret")).as("a factor is enrolled").isFalse();
    }

    var free = ours.impersonate(Person.FREE);
    free.open();
    free.submit("skip", "true");
    var token = CodeFlow.claims(free.tokens().path("access_token").asText());
    assertThat(token.path("sub").asText()).isEqualTo(ours.id(Person.FREE));
    assertThat(token.path("amr").toString()).doesNotContain("sms", "otp", "swk", "hwk", "mfa");
    assertThat(token.path("acr").asText()).isIn("", "0", "1");
    for (var action : List.of("CONFIGURE_TOTP", "enrol-sms", "webauthn-register")) {
      free.open("scope", "openid", "kc_action", action);
      assertThat(free.page().has("password")).as("%s asks for the password", action).isTrue();
    }

    assertThat(ours.credentials(Person.REQUIRED)).containsExactly("password");
    assertThat(ours.credentials(Person.ENROLLED)).containsExactlyInAnyOrder("password", "otp");
    assertThat(ours.credentials(Person.FREE)).containsExactly("password");
    assertThat(ours.impersonators()).hasSize(3).containsOnly("admin");
    List.of(Person.REQUIRED, Person.ENROLLED, Person.FREE).forEach(ours::logOut);
  }

  /** Who owes a second factor, and why. */
  private enum Person {
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
      return "freja." + name().toLowerCase(java.util.Locale.ROOT) + "@kaffehuset.example";
    }
  }

  /** An identity provider, played by a realm of its own. */
  private static final class Provider {

    private final URI server;
    private final AdminRest admin;

    Provider(TwoNodes nodes) {
      server = nodes.first().url();
      admin = nodes.admin();
      var users = new ArrayList<ObjectNode>();
      for (var person : Person.values()) {
        users.add(user(person));
      }
      admin.post("", Map.of("realm", PROVIDER, "enabled", true, "users", users));
    }

    URI url() {
      return server.resolve("/realms/" + PROVIDER + "/");
    }

    /** Lets a realm take what is signed here, for itself alone. */
    void serve(String realm) {
      admin.post(
          "/" + PROVIDER + "/clients",
          Map.of(
              "clientId",
              realm,
              "publicClient",
              true,
              "directAccessGrantsEnabled",
              true,
              "fullScopeAllowed",
              false,
              "defaultClientScopes",
              List.of("basic"),
              "protocolMappers",
              List.of(
                  Map.of(
                      "name",
                      "audience",
                      "protocol",
                      "openid-connect",
                      "protocolMapper",
                      "oidc-audience-mapper",
                      "config",
                      Map.of(
                          "included.custom.audience",
                          server + "/realms/" + realm,
                          "access.token.claim",
                          "true")))));
    }

    String signedFor(Person person, String realm) {
      return json(new PlainBrowser()
              .post(
                  url().resolve("protocol/openid-connect/token"),
                  "grant_type",
                  "password",
                  "client_id",
                  realm,
                  "username",
                  person.email(),
                  "password",
                  Employee.USUAL_PASSWORD)
              .body())
          .path("access_token")
          .asText();
    }
  }

  private static ObjectNode user(Person person) {
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

  /** A realm in which everything is allowed that an administrator can allow. */
  private static final class Realm {

    private final URI server;
    private final AdminRest admin;
    private final Provider provider;
    private final String name;
    private final boolean isOurs;

    Realm(TwoNodes nodes, Provider provider, String name, boolean isOurs) throws IOException {
      this.server = nodes.first().url();
      this.admin = nodes.admin();
      this.provider = provider;
      this.name = name;
      this.isOurs = isOurs;
      var realm =
          isOurs
              ? (ObjectNode) JSON.readTree(Project.find().realmFile().toFile())
              : JSON.createObjectNode().put("enabled", true);
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
                  PROVIDER)));
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
              PROVIDER,
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
                  server + "/realms/" + PROVIDER,
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
            "/%s/users/%s/federated-identity/%s".formatted(name, id(name, person), PROVIDER),
            Map.of("userId", id(PROVIDER, person), "userName", person.email()));
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
                          .formatted(name, PROVIDER),
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
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
