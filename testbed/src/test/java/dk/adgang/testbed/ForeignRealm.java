package dk.adgang.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.inbox.Inbox;
import dk.adgang.testbed.inbox.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A realm that does not use Adgang, on one of two servers: with clients, flows and an identity
 * provider for every journey that can be made in it. What it changed in a realm that was there
 * before is changed back at its end.
 */
final class ForeignRealm implements AutoCloseable {

  static final String BACK = "http://127.0.0.1:9/callback";
  static final String SECRET = "of-the-test-alone";
  static final String WEB = "foreign-web";
  static final String STOCK = "foreign-stock";
  static final String CONSENT = "foreign-consent";
  static final String PASSWORDLESS = "foreign-passwordless";
  static final String DEVICE = "foreign-device";
  static final String CIBA = "foreign-ciba";
  static final String EXCHANGE = "foreign-exchange";
  static final String ASSERTION = "foreign-assertion";
  static final String OFFICE = "foreign-office";
  static final String SAML = "foreign-saml";

  /** The client of this realm at the identity provider. */
  private static final String BROKER = "foreign-broker";

  private static final String ALL_WAYS = "foreign all ways";
  private static final String KEY_ALONE = "foreign key alone";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Registered in a new realm, and switched on here. */
  private static final List<String> ACTIONS =
      List.of(
          "webauthn-register",
          "webauthn-register-passwordless",
          "CONFIGURE_RECOVERY_AUTHN_CODES",
          "delete_credential",
          "UPDATE_EMAIL",
          "TERMS_AND_CONDITIONS",
          "idp_link",
          "delete_account");

  private final URI server;
  private final AdminRest admin;
  private final Inbox inbox;
  private final String name;
  private final String domain;

  private String bearer;
  private Instant bearerUntil;

  /** How to leave it as it was, last change first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /**
   * Prepares a realm, which is made when the server has none of that name.
   *
   * @param domain of the people in it
   */
  ForeignRealm(URI server, Inbox inbox, String name, String domain) {
    this.server = server;
    this.admin = new AdminRest(server);
    this.inbox = inbox;
    this.name = name;
    this.domain = domain;
    try {
      begin();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void begin() {
    if (name.equals(KeycloakServer.MASTER)) {
      var before = admin.get("/" + name);
      undo.push(() -> admin.put("/" + name, before));
    } else {
      admin.post("", Map.of("realm", name, "enabled", true));
      undo.push(() -> admin.delete("/" + name));
    }
    var realm = (ObjectNode) admin.get("/" + name);
    realm.put("registrationAllowed", true);
    realm.put("resetPasswordAllowed", true);
    realm
        .putObject("smtpServer")
        .put("host", "localhost")
        .put("port", Integer.toString(inbox.smtpPort()))
        .put("from", "realm@foreign.example");
    admin.put("/" + name, realm);
    for (var action : ACTIONS) {
      var path = "/" + name + "/authentication/required-actions/" + action;
      var before = admin.get(path);
      admin.put(path, before.<ObjectNode>require().deepCopy().put("enabled", true));
      undo.push(() -> admin.put(path, before));
    }
    var all = allWays();
    client(WEB, Map.of("authenticationFlowBindingOverrides", Map.of("browser", all)));
    client(STOCK, Map.of());
    // Those that are asked about on a page: it lists them in an order that no server promises.
    var scopes = List.of("basic", "profile");
    client(CONSENT, Map.of("consentRequired", true, "defaultClientScopes", scopes));
    client(
        PASSWORDLESS, Map.of("authenticationFlowBindingOverrides", Map.of("browser", keyAlone())));
    client(
        DEVICE,
        Map.of(
            "attributes",
            Map.of("oauth2.device.authorization.grant.enabled", "true"),
            "defaultClientScopes",
            scopes));
    saml();
    secret(CIBA, Map.of("oidc.ciba.grant.enabled", "true"));
    secret(EXCHANGE, Map.of("standard.token.exchange.enabled", "true"));
    secret(
        ASSERTION,
        Map.of(
            "oauth2.jwt.authorization.grant.enabled",
            "true",
            "oauth2.jwt.authorization.grant.idp",
            OFFICE));
    office();
  }

  /** Keycloak's own browser flow, which asks for whatever somebody has, and notes how. */
  private String allWays() {
    var flows = "/" + name + "/authentication/flows";
    admin.post(flows + "/browser/copy", Map.of("newName", ALL_WAYS));
    var id = flowId(ALL_WAYS);
    undo.push(() -> admin.delete(flows + "/" + id));
    var steps = flows + "/" + AdminRest.encode(ALL_WAYS).replace("+", "%20") + "/executions";
    for (var step : admin.get(steps)) {
      switch (step.path("providerId").asText()) {
        case "webauthn-authenticator" -> {
          admin.put(steps, ((ObjectNode) step).put("requirement", "ALTERNATIVE"));
          reference(step, "swk");
        }
        case "auth-recovery-authn-code-form" ->
            admin.put(steps, ((ObjectNode) step).put("requirement", "ALTERNATIVE"));
        case "auth-username-password-form" -> reference(step, "pwd");
        case "auth-otp-form" -> reference(step, "otp");
        default -> {
          // Stays as it is.
        }
      }
    }
    return id;
  }

  private void reference(JsonNode step, String value) {
    admin.post(
        "/%s/authentication/executions/%s/config".formatted(name, step.path("id").asText()),
        Map.of(
            "alias",
            "foreign " + value,
            "config",
            Map.of("default.reference.value", value, "default.reference.maxAge", "3600")));
  }

  private String keyAlone() {
    var flows = "/" + name + "/authentication/flows";
    admin.post(
        flows,
        Map.of("alias", KEY_ALONE, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
    var id = flowId(KEY_ALONE);
    undo.push(() -> admin.delete(flows + "/" + id));
    var steps = flows + "/" + AdminRest.encode(KEY_ALONE).replace("+", "%20") + "/executions";
    for (var each : List.of("auth-username-form", "webauthn-authenticator-passwordless")) {
      admin.post(steps + "/execution", Map.of("provider", each));
    }
    for (var step : admin.get(steps)) {
      admin.put(steps, ((ObjectNode) step).put("requirement", "REQUIRED"));
    }
    return id;
  }

  private String flowId(String alias) {
    for (var flow : admin.get("/" + name + "/authentication/flows")) {
      if (flow.path("alias").asText().equals(alias)) {
        return flow.path("id").asText();
      }
    }
    throw new AssertionError("No flow " + alias);
  }

  private void client(String id, Map<String, Object> more) {
    var client = JSON.createObjectNode();
    client.put("clientId", id).put("enabled", true).put("publicClient", true);
    client.put("directAccessGrantsEnabled", true);
    client.putArray("redirectUris").add(BACK);
    client
        .putArray("protocolMappers")
        .addPOJO(
            Map.of(
                "name",
                "amr",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-amr-mapper",
                "config",
                Map.of("access.token.claim", "true", "id.token.claim", "true")));
    more.forEach((key, value) -> client.set(key, JSON.valueToTree(value)));
    add(client);
  }

  private void saml() {
    var client = JSON.createObjectNode();
    client.put("clientId", SAML).put("enabled", true).put("protocol", "saml");
    client.putArray("redirectUris").add(BACK);
    client
        .putObject("attributes")
        .put("saml_idp_initiated_sso_url_name", SAML)
        .put("saml_assertion_consumer_url_post", BACK)
        .put("saml.client.signature", "false")
        .put("saml.force.post.binding", "true");
    add(client);
  }

  private void secret(String id, Map<String, String> allowed) {
    var client = JSON.createObjectNode();
    client.put("clientId", id).put("enabled", true).put("secret", SECRET);
    client.put("directAccessGrantsEnabled", true);
    client.set("attributes", JSON.valueToTree(allowed));
    add(client);
  }

  private void add(ObjectNode client) {
    var id = admin.post("/" + name + "/clients", client).createdId();
    undo.push(() -> admin.delete("/" + name + "/clients/" + id));
  }

  /** An identity provider, played by a realm of the same server. */
  private void office() {
    var office = officeName();
    admin.post("", Map.of("realm", office, "enabled", true));
    undo.push(() -> admin.delete("/" + office));
    admin.post(
        "/" + office + "/clients",
        Map.of(
            "clientId",
            BROKER,
            "secret",
            SECRET,
            "redirectUris",
            List.of(server + "/*"),
            "directAccessGrantsEnabled",
            true,
            "fullScopeAllowed",
            false,
            "protocolMappers",
            List.of(AudienceMapper.ofAddress(server + "/realms/" + name))));
    var oidc = server + "/realms/" + office + "/protocol/openid-connect/";
    admin.post(
        "/" + name + "/identity-provider/instances",
        Map.of(
            "alias",
            OFFICE,
            "providerId",
            "oidc",
            "enabled",
            true,
            "hideOnLogin",
            true,
            "config",
            Map.of(
                "clientId",
                BROKER,
                "clientSecret",
                SECRET,
                "authorizationUrl",
                oidc + "auth",
                "tokenUrl",
                oidc + "token",
                "jwksUrl",
                oidc + "certs",
                "issuer",
                server + "/realms/" + office,
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "jwtAuthorizationGrantEnabled",
                "true")));
    undo.push(() -> admin.delete("/" + name + "/identity-provider/instances/" + OFFICE));
  }

  private String officeName() {
    return "foreign-office-of-" + name;
  }

  String name() {
    return name;
  }

  AdminRest admin() {
    return admin;
  }

  /** Gives the pages of the realm another look. */
  void theme(String theme) {
    admin.put("/" + name, ((ObjectNode) admin.get("/" + name)).put("loginTheme", theme));
  }

  /** Refuses one password by a policy, which no journey chooses but the one that asks. */
  void refuse(String password) {
    admin.put("/" + name, Map.of("passwordPolicy", "regexPattern(^(?!" + password + "$).*$)"));
    undo.push(() -> admin.put("/" + name, Map.of("passwordPolicy", "")));
  }

  String address(String person) {
    return person + "@" + domain;
  }

  /** Somebody with the usual password; the id comes back. */
  String person(String person) {
    var id = person(name, person);
    undo.push(() -> admin.delete("/" + name + "/users/" + id));
    return id;
  }

  /** Somebody with the usual password at the identity provider; the id comes back. */
  String inOffice(String person) {
    return person(officeName(), person);
  }

  private String person(String realm, String person) {
    return admin
        .post(
            "/" + realm + "/users",
            Map.of(
                "username",
                address(person),
                "email",
                address(person),
                "emailVerified",
                true,
                "firstName",
                "Freja",
                "lastName",
                "Lind",
                "enabled",
                true,
                "credentials",
                List.of(OldPasswords.hashed(Employee.USUAL_PASSWORD))))
        .createdId();
  }

  /** Whoever has registered is gone at the end as well. */
  String registered(String person) {
    var id =
        admin
            .get("/%s/users?exact=true&email=%s".formatted(name, AdminRest.encode(address(person))))
            .path(0)
            .path("id")
            .asText();
    undo.push(() -> admin.delete("/" + name + "/users/" + id));
    return id;
  }

  List<Message> mailsTo(String person) {
    return inbox.messagesTo(address(person));
  }

  /** A login of somebody to whom Keycloak shows its pages. */
  CodeFlow login(String client) {
    var login = new CodeFlow(url(), client, BACK);
    login.browser().sending("Accept", "text/html");
    return login;
  }

  URI url() {
    return server.resolve("/realms/" + name + "/");
  }

  JsonNode token(String client, String... fields) {
    return ask("protocol/openid-connect/token", client, fields);
  }

  /** A question of a client, with its secret, which public ones do not have. */
  JsonNode ask(String path, String client, String... fields) {
    var all = new ArrayList<>(List.of("client_id", client, "client_secret", SECRET));
    all.addAll(List.of(fields));
    return json(new PlainBrowser().post(url().resolve(path), all.toArray(String[]::new)).body());
  }

  /** What the identity provider has signed about somebody, for this realm. */
  String signed(String person) {
    var token =
        new PlainBrowser()
            .post(
                server.resolve("/realms/" + officeName() + "/protocol/openid-connect/token"),
                "grant_type",
                "password",
                "client_id",
                BROKER,
                "client_secret",
                SECRET,
                "username",
                address(person),
                "password",
                Employee.USUAL_PASSWORD);
    return json(token.body()).path("access_token").asText();
  }

  /** Says what the server answers to somebody with a token: the status, and the JSON there is. */
  JsonNode call(String method, String path, String bearer, String body) {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", bearer.contains(" ") ? bearer : "Bearer " + bearer)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      var all = JSON.createObjectNode().put("status", answer.statusCode());
      all.set("body", json(answer.body()));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The same as the administrator, below {@code /admin/realms}. */
  JsonNode manage(String method, String path, Object body) {
    return call(
        method, "/admin/realms" + path, bearer(), body == null ? null : AdminRest.text(body));
  }

  /** What the server has of each kind of part, by its id. */
  JsonNode parts() {
    return call("GET", "/admin/serverinfo", bearer(), null).at("/body/providers");
  }

  private String bearer() {
    var now = Instant.now();
    if (bearer == null || now.isAfter(bearerUntil)) {
      var answer =
          new PlainBrowser()
              .post(
                  server.resolve("/realms/master/protocol/openid-connect/token"),
                  "grant_type",
                  "password",
                  "client_id",
                  "admin-cli",
                  "username",
                  "admin",
                  "password",
                  "admin");
      bearer = json(answer.body()).path("access_token").asText();
      bearerUntil = now.plusSeconds(30);
    }
    return bearer;
  }

  private static JsonNode json(String text) {
    try {
      return text.isBlank() ? JSON.nullNode() : JSON.readTree(text);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  @Override
  public void close() {
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (AdminRest.Refused e) {
        // What is gone with something else needs no more.
      }
    }
  }
}
