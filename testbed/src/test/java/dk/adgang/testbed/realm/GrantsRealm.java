package dk.adgang.testbed.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.cluster.TwoNodes;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A realm in which everything is allowed that an administrator can allow. */
public final class GrantsRealm {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String BACK = "http://localhost:8025/app/callback";
  public static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";

  /** The secret of each client that has one. */
  public static final String SECRET = "of-the-test-alone";

  /** The people of the realm, and the second factor that they owe. */
  public enum Person {
    /** Has to choose one. */
    REQUIRED(Employees.BUTIKSCHEF, false),
    /** Has one. */
    ENROLLED(Employees.SALGSASSISTENT, true),
    /** Gets one later. */
    LATER(Employees.SALGSASSISTENT, false),
    /** Owes none. */
    FREE(Employees.SALGSASSISTENT, false);

    final String title;
    final boolean enrolled;

    Person(String title, boolean enrolled) {
      this.title = title;
      this.enrolled = enrolled;
    }

    public String email() {
      return "freja." + name().toLowerCase(Locale.ROOT) + "@kaffehuset.example";
    }
  }

  private final URI server;
  private final AdminRest admin;
  private final TokenProvider provider;
  private final String name;
  private final boolean isOurs;

  public GrantsRealm(TwoNodes nodes, TokenProvider provider, String name, boolean isOurs)
      throws IOException {
    this.server = nodes.first().url();
    this.admin = nodes.admin();
    this.provider = provider;
    this.name = name;
    this.isOurs = isOurs;
    new GrantsParts(server, admin, provider, name, isOurs).make();
  }

  static String id(AdminRest admin, String realm, Person person) {
    return admin
        .get("/" + realm + "/users?exact=true&email=" + AdminRest.encode(person.email()))
        .path(0)
        .path("id")
        .asText();
  }

  public String id(Person person) {
    return id(admin, name, person);
  }

  /** A browser in which an administrator has pressed «Impersonate». */
  public CodeFlow impersonate(Person person) {
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
  public List<String> impersonators() {
    var all = new ArrayList<String>();
    admin
        .get("/" + name + "/events?type=IMPERSONATE")
        .forEach(event -> all.add(event.at("/details/impersonator").asText()));
    return all;
  }

  public void logOut(Person person) {
    admin.post("/" + name + "/users/" + id(person) + "/logout", null);
  }

  public List<String> credentials(Person person) {
    var types = new ArrayList<String>();
    admin
        .get("/" + name + "/users/" + id(person) + "/credentials")
        .forEach(each -> types.add(each.path("type").asText()));
    return types;
  }

  public String signedFor(Person person) {
    return provider.signedFor(person, name);
  }

  public JsonNode token(String... fields) {
    return ask("protocol/openid-connect/token", fields);
  }

  public JsonNode exchange(String subject, String type, String... more) {
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

  public JsonNode ownExchange(String token) {
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

  public CodeFlow login() {
    return new CodeFlow(url(), "own", BACK);
  }

  public void addApp(Person person) {
    var path = "/" + name + "/users/" + id(person);
    var user = (ObjectNode) admin.get(path);
    user.putArray("credentials").addPOJO(Factors.app(Totp.ofTest()));
    admin.put(path, user);
  }

  /** The phone's answer after somebody has confirmed the login. */
  public void approve(String authorization) throws IOException, InterruptedException {
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

  public JsonNode ask(String path, String... fields) {
    return json(new HttpBrowser().post(url().resolve(path), fields).body());
  }

  private URI url() {
    return server.resolve("/realms/" + name + "/");
  }

  /** Checks that there is a token for the right person, or none in a realm of ours. */
  public void gives(JsonNode answer, Person person) {
    var token = answer.path("access_token").asText();
    if (isOurs) {
      assertThat(token).as("a token for %s", person).isEmpty();
      if (person == Person.REQUIRED || person == Person.ENROLLED) {
        assertThat(admin.get("/" + name + "/users/" + id(person) + "/sessions")).isEmpty();
      }
    } else {
      assertThat(token).as("no token, but %s", answer).isNotEmpty();
      assertThat(CodeFlow.claims(token).path("sub").asText()).isEqualTo(id(person));
    }
  }

  /** Somebody with a password. */
  public static ObjectNode user(Person person) {
    var user = JSON.createObjectNode();
    user.put("id", UUID.randomUUID().toString());
    user.put("username", person.email());
    user.put("email", person.email());
    user.put("emailVerified", true);
    user.put("firstName", "Freja");
    user.put("lastName", "Lind");
    user.put("enabled", true);
    user.withArray("credentials").addPOJO(ImportedEmployees.hashed(Employee.USUAL_PASSWORD));
    return user;
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
