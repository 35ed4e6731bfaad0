package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.jar.ExampleMethodJar;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.Loot;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The realm file's realm under another name, with employers, employees and clients of a test's own,
 * all of them made in one request.
 */
public final class MatrixRealm implements AutoCloseable {

  public static final String WEB = "adgang-web";
  public static final String APP = "adgang-app";
  public static final String CONSOLE = "account-console";

  /** By RFC 8628. */
  public static final String DEVICE = "matrix-device";

  /** May ask for a token with a password. */
  public static final String DIRECT = "matrix-direct";

  /** The same, by Keycloak's own flow. */
  public static final String DIRECT_STOCK = "matrix-direct-stock";

  public static final String CIBA = "matrix-ciba";

  /** Its tokens may be exchanged by {@link #EXCHANGE}. */
  public static final String SUBJECT = "matrix-subject";

  public static final String EXCHANGE = "matrix-exchange";
  public static final String SECRET = "of-the-test-alone";

  public static final URI WEB_BACK = URI.create("http://localhost:8025/app/callback");
  public static final URI APP_BACK = URI.create("dk.adgang.app:/callback");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Adgang adgang;
  private final AdminRest admin;
  private final String name = "matrix-" + UUID.randomUUID().toString().substring(0, 8);

  private final MatrixPlan plan;

  public MatrixRealm(Adgang adgang) {
    this.adgang = adgang;
    this.admin = adgang.admin();
    this.plan = new MatrixPlan(adgang, name);
  }

  public String name() {
    return name;
  }

  /** Plans another theme of the pages. */
  public void loginTheme(String theme) {
    plan.loginTheme(theme);
  }

  /** Plans an employer. */
  public void employer(String alias, Map<String, List<String>> settings) {
    plan.employer(alias, settings);
  }

  /**
   * Plans an employee; returns the id.
   *
   * @param hasPassword whether the usual password is there, or none yet
   */
  public String employee(
      String email,
      String employer,
      boolean hasPassword,
      Map<String, List<String>> attributes,
      List<Map<String, Object>> factors) {
    return plan.employee(email, employer, hasPassword, attributes, factors);
  }

  /** Plans a change of the realm file, after all other plans. */
  public void with(Consumer<ObjectNode> change) {
    plan.with(change);
  }

  /** Plans a client that speaks SAML, also where the login begins at the identity provider. */
  public void samlClient(String id, URI back) {
    client(MatrixClients.saml(id, back));
  }

  /** Plans a client of a test's own. */
  public void client(Map<String, Object> client) {
    plan.client(client);
  }

  /** Makes all that was planned. */
  public void make() {
    admin.post("", plan.document());
    bind(DIRECT_STOCK, "direct_grant", "direct grant");
  }

  /** Has the realm use the example of a method of one's own, as its page says. */
  public void useCards() {
    registerCards();
    setUp();
  }

  /** Does the first half of that; returns the parts that the realm then lacks. */
  public JsonNode registerCards() {
    admin.post(
        "/" + name + "/authentication/register-required-action",
        Map.of("providerId", ExampleMethodJar.ACTION, "name", "Enrol printed card"));
    return get("adgang/setup").path("missing");
  }

  /** Makes the realm whole. */
  public void setUp() {
    // The realm has no lockout on purpose; the setup would switch it on.
    admin.post(
        "/" + name + "/adgang/setup", Map.of("choices", Map.of("bruteForceProtected", "keep")));
  }

  /**
   * Has a client use another flow than the realm does, as an administrator can.
   *
   * @param kind {@code browser} or {@code direct_grant}
   */
  public void bind(String client, String kind, String flow) {
    var bound = (ObjectNode) get("clients?clientId=" + client).path(0);
    for (var each : get("authentication/flows")) {
      if (each.path("alias").asText().equals(flow)) {
        bound.withObject("/authenticationFlowBindingOverrides").set(kind, each.path("id"));
      }
    }
    admin.put("/" + name + "/clients/" + bound.path("id").asText(), bound);
  }

  /** Asks the admin REST of this realm. */
  public JsonNode get(String path) {
    return admin.get("/" + name + "/" + path);
  }

  public Loot.Place place() {
    return new Loot.Place(admin, name, url(), adgang.mailbox());
  }

  public Mailbox mailbox() {
    return adgang.mailbox();
  }

  /** The realm's address, with a slash at its end. */
  public URI url() {
    return adgang.server().url().resolve("/realms/" + name + "/");
  }

  public CodeFlow flow(String client, URI back) {
    return new CodeFlow(url(), client, back.toString());
  }

  /** Where a browser begins a login. */
  public URI authorization() {
    return authorization(WEB, WEB_BACK.toString());
  }

  /** The same, for another client. */
  public URI authorization(String client, String redirect) {
    return url()
        .resolve(
            "protocol/openid-connect/auth?"
                + HttpBrowser.form(
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

  public CodeFlow console() {
    return flow(CONSOLE, url().resolve("account/"));
  }

  /** Changes an employee as an administrator does. */
  public void change(
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
  public int sessions(String employee) {
    return admin.get("/" + name + "/users/" + employee + "/sessions").size();
  }

  /** The types of an employee's credentials. */
  public List<String> credentials(String employee) {
    var types = new ArrayList<String>();
    admin
        .get("/" + name + "/users/" + employee + "/credentials")
        .forEach(each -> types.add(each.path("type").asText()));
    return types;
  }

  /** The id of an employee's first credential of a type. */
  public String credentialId(String employee, String type) {
    for (var each : admin.get("/" + name + "/users/" + employee + "/credentials")) {
      if (each.path("type").asText().equals(type)) {
        return each.path("id").asText();
      }
    }
    throw new AssertionError("No " + type);
  }

  /** Has a mail sent whose link leads to a password: a welcome, or a manager's reset. */
  public void send(String employee, boolean welcome) {
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
  public JsonNode token(String... fields) {
    return ask("protocol/openid-connect/token", fields);
  }

  /** Asks an endpoint of the realm; an answer that is no JSON becomes a missing node. */
  public JsonNode ask(String path, String... fields) {
    var answer = new HttpBrowser().post(url().resolve(path), fields);
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
