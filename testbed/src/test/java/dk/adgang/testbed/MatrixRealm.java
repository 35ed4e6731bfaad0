package dk.adgang.testbed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The realm file's realm under another name, with employers, employees and clients of a test's own,
 * all of them made in one request.
 */
final class MatrixRealm implements AutoCloseable {

  static final String WEB = "adgang-web";
  static final String APP = "adgang-app";
  static final String CONSOLE = "account-console";

  /** By RFC 8628. */
  static final String DEVICE = "matrix-device";

  /** May ask for a token with a password. */
  static final String DIRECT = "matrix-direct";

  /** The same, by Keycloak's own flow. */
  static final String DIRECT_STOCK = "matrix-direct-stock";

  static final String CIBA = "matrix-ciba";

  /** Its tokens may be exchanged by {@link #EXCHANGE}. */
  static final String SUBJECT = "matrix-subject";

  static final String EXCHANGE = "matrix-exchange";
  static final String SECRET = "of-the-test-alone";

  static final URI WEB_BACK = URI.create("http://localhost:8025/app/callback");
  static final URI APP_BACK = URI.create("dk.adgang.app:/callback");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Adgang adgang;
  private final AdminRest admin;
  private final String name = "matrix-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, Object> hashed = OldPasswords.hashed(Employee.USUAL_PASSWORD);
  private final List<Map<String, Object>> users = new ArrayList<>();
  private final Map<String, List<Map<String, String>>> members = new LinkedHashMap<>();
  private final Map<String, Map<String, List<String>>> employers = new LinkedHashMap<>();
  private final List<Consumer<ObjectNode>> changes = new ArrayList<>();
  private String loginTheme = "adgang";

  MatrixRealm(Adgang adgang) {
    this.adgang = adgang;
    this.admin = adgang.admin();
  }

  String name() {
    return name;
  }

  /** Plans another look of the pages. */
  void loginTheme(String theme) {
    loginTheme = theme;
  }

  /** Plans an employer. */
  void employer(String alias, Map<String, List<String>> settings) {
    employers.put(alias, settings);
    members.put(alias, new ArrayList<>());
  }

  /**
   * Plans an employee; the id comes back.
   *
   * @param hasPassword whether the usual password is there, or none yet
   */
  String employee(
      String email,
      String employer,
      boolean hasPassword,
      Map<String, List<String>> attributes,
      List<Map<String, Object>> factors) {
    var id = UUID.randomUUID().toString();
    var credentials = new ArrayList<>(factors);
    if (hasPassword) {
      credentials.add(hashed);
    }
    var user = new LinkedHashMap<String, Object>();
    user.put("id", id);
    user.put("username", email);
    user.put("email", email);
    user.put("emailVerified", true);
    user.put("firstName", "Freja");
    user.put("lastName", "Lind");
    user.put("enabled", true);
    user.put("attributes", attributes);
    user.put("credentials", credentials);
    user.put("realmRoles", List.of("default-roles-" + name));
    users.add(user);
    members.get(employer).add(Map.of("username", email, "membershipType", "UNMANAGED"));
    return id;
  }

  /** Plans a change of what the realm file says, after all else that is planned. */
  void with(Consumer<ObjectNode> change) {
    changes.add(change);
  }

  /** Plans a client of a test's own. */
  void client(Map<String, Object> client) {
    with(planned -> planned.withArray("/clients").add(JSON.<JsonNode>valueToTree(client)));
  }

  /** Makes all that was planned. */
  void make() {
    ObjectNode realm = adgang.project().realmWithSamples();
    realm.put("realm", name);
    realm.put("loginTheme", loginTheme);
    // Who is locked out gets no token for that reason alone, which is no answer here.
    realm.put("bruteForceProtected", false);
    // The hash of the passwords that come along, so that none is made anew.
    realm.put(
        "passwordPolicy",
        realm.path("passwordPolicy").asText()
            + " and hashAlgorithm(pbkdf2-sha512) and hashIterations(1000)");
    for (var action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals("enrol-sms")) {
        // Everybody in the tests sits at one network address.
        for (var budget : List.of("perAddress", "perEmployer")) {
          for (var time : List.of("Hour", "Day")) {
            action
                .<ObjectNode>require()
                .withObject("/config")
                .put("adgang.sms." + budget + time, "100000");
          }
        }
      }
    }
    realm.set(
        "smtpServer",
        admin.get("/" + KeycloakServer.REALM).path("smtpServer").<JsonNode>deepCopy());
    realm.set("users", JSON.valueToTree(users));
    realm.set(
        "organizations",
        JSON.valueToTree(
            employers.keySet().stream()
                .map(
                    alias ->
                        Map.of(
                            "name",
                            alias,
                            "alias",
                            alias,
                            "enabled",
                            true,
                            "domains",
                            List.of(Map.of("name", alias + ".example")),
                            "attributes",
                            employers.get(alias),
                            "members",
                            members.get(alias)))
                .toList()));
    realm.withArray("/clients").addAll(JSON.<List<JsonNode>>convertValue(clients(), NODES));
    changes.forEach(change -> change.accept(realm));
    admin.post("", realm);
    bind(DIRECT_STOCK, "direct_grant", "direct grant");
  }

  /** Has the realm use the example of a method of one's own, as its page says. */
  void useCards() {
    registerCards();
    setUp();
  }

  /** The first half of that; what the realm then lacks comes back. */
  JsonNode registerCards() {
    admin.post(
        "/" + name + "/authentication/register-required-action",
        Map.of("providerId", ExampleMethodJar.ACTION, "name", "Enrol printed card"));
    return get("adgang/setup").path("missing");
  }

  /** Makes the realm whole. */
  void setUp() {
    // The realm has no lockout on purpose; the setup would switch it on.
    admin.post(
        "/" + name + "/adgang/setup", Map.of("choices", Map.of("bruteForceProtected", "keep")));
  }

  private static final TypeReference<List<JsonNode>> NODES = new TypeReference<>() {};

  private static List<Map<String, Object>> clients() {
    return List.of(
        publicly(
            DEVICE,
            Map.of("attributes", Map.of("oauth2.device.authorization.grant.enabled", "true"))),
        publicly(DIRECT, Map.of("directAccessGrantsEnabled", true)),
        publicly(DIRECT_STOCK, Map.of("directAccessGrantsEnabled", true)),
        publicly(
            SUBJECT,
            Map.of(
                "standardFlowEnabled",
                true,
                "redirectUris",
                List.of(WEB_BACK.toString()),
                "protocolMappers",
                List.of(AudienceMapper.ofClient(EXCHANGE)))),
        confidential(EXCHANGE, "standard.token.exchange.enabled"),
        confidential(CIBA, "oidc.ciba.grant.enabled"));
  }

  private static Map<String, Object> publicly(String id, Map<String, Object> more) {
    return client(id, true, more);
  }

  private static Map<String, Object> confidential(String id, String allowed) {
    return client(id, false, Map.of("secret", SECRET, "attributes", Map.of(allowed, "true")));
  }

  private static Map<String, Object> client(String id, boolean open, Map<String, Object> more) {
    var client = new LinkedHashMap<String, Object>();
    client.put("clientId", id);
    client.put("enabled", true);
    client.put("publicClient", open);
    client.put("standardFlowEnabled", false);
    client.put("directAccessGrantsEnabled", false);
    client.putAll(more);
    return client;
  }

  /**
   * Has a client use another flow than the realm does, as an administrator can.
   *
   * @param kind {@code browser} or {@code direct_grant}
   */
  void bind(String client, String kind, String flow) {
    var bound = (ObjectNode) get("clients?clientId=" + client).path(0);
    for (var each : get("authentication/flows")) {
      if (each.path("alias").asText().equals(flow)) {
        bound.withObject("/authenticationFlowBindingOverrides").set(kind, each.path("id"));
      }
    }
    admin.put("/" + name + "/clients/" + bound.path("id").asText(), bound);
  }

  /** Asks the admin REST of this realm. */
  JsonNode get(String path) {
    return admin.get("/" + name + "/" + path);
  }

  Loot.Place place() {
    return new Loot.Place(admin, name, url(), adgang.mailbox());
  }

  Mailbox mailbox() {
    return adgang.mailbox();
  }

  /** The realm's address, with a slash at its end. */
  URI url() {
    return adgang.server().url().resolve("/realms/" + name + "/");
  }

  CodeFlow flow(String client, URI back) {
    return new CodeFlow(url(), client, back.toString());
  }

  /** Where a browser begins a login. */
  URI authorization() {
    return authorization(WEB, WEB_BACK.toString());
  }

  /** The same, for another client. */
  URI authorization(String client, String redirect) {
    return url()
        .resolve(
            "protocol/openid-connect/auth?"
                + PlainBrowser.form(
                    "client_id",
                    client,
                    "redirect_uri",
                    redirect,
                    "response_type",
                    "code",
                    "scope",
                    "openid",
                    "code_challenge",
                    "A".repeat(43),
                    "code_challenge_method",
                    "S256"));
  }

  CodeFlow console() {
    return flow(CONSOLE, url().resolve("account/"));
  }

  /** What an administrator changes. */
  void change(
      String employee, Map<String, List<String>> attributes, List<Map<String, Object>> factors) {
    var user = (ObjectNode) admin.get("/" + name + "/users/" + employee);
    attributes.forEach(
        (attribute, values) ->
            user.withObject("/attributes").set(attribute, JSON.valueToTree(values)));
    if (!factors.isEmpty()) {
      user.set("credentials", JSON.valueToTree(factors));
    }
    admin.put("/" + name + "/users/" + employee, user);
  }

  /** The number of an employee's sessions. */
  int sessions(String employee) {
    return admin.get("/" + name + "/users/" + employee + "/sessions").size();
  }

  /** The types of what an employee can log in with. */
  List<String> credentials(String employee) {
    var types = new ArrayList<String>();
    admin
        .get("/" + name + "/users/" + employee + "/credentials")
        .forEach(each -> types.add(each.path("type").asText()));
    return types;
  }

  /** The id of the first of what an employee has of a type. */
  String credentialId(String employee, String type) {
    for (var each : admin.get("/" + name + "/users/" + employee + "/credentials")) {
      if (each.path("type").asText().equals(type)) {
        return each.path("id").asText();
      }
    }
    throw new AssertionError("No " + type);
  }

  /** Has a mail sent whose link leads to a password: a welcome, or a manager's reset. */
  void send(String employee, boolean welcome) {
    admin.post(
        "/%s/adgang/employees/%s/%s"
            .formatted(name, employee, welcome ? "welcome" : "password-reset"),
        Map.of());
  }

  /**
   * Asks the token endpoint.
   *
   * @param fields names and values in turn
   */
  JsonNode token(String... fields) {
    return ask("protocol/openid-connect/token", fields);
  }

  /** Asks an endpoint of the realm; what is no JSON is missing. */
  JsonNode ask(String path, String... fields) {
    var answer = new PlainBrowser().post(url().resolve(path), fields);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    admin.delete("/" + name);
  }
}
