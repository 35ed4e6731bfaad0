package dk.adgang.testbed.realm.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.inbox.Inbox;
import dk.adgang.testbed.inbox.Message;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.Person;
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
 * provider for every journey that can be made in it. Its changes of a realm that was there before
 * are taken back at its end.
 */
public final class ForeignRealm implements AutoCloseable {

  public static final String BACK = "http://127.0.0.1:9/callback";
  public static final String SECRET = "of-the-test-alone";
  public static final String WEB = "foreign-web";
  public static final String STOCK = "foreign-stock";
  public static final String CONSENT = "foreign-consent";
  public static final String PASSWORDLESS = "foreign-passwordless";
  public static final String DEVICE = "foreign-device";
  public static final String CIBA = "foreign-ciba";
  public static final String EXCHANGE = "foreign-exchange";
  public static final String ASSERTION = "foreign-assertion";
  public static final String OFFICE = "foreign-office";
  public static final String SAML = "foreign-saml";

  /** The client of this realm at the identity provider. */
  static final String BROKER = "foreign-broker";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
  public ForeignRealm(URI server, Inbox inbox, String name, String domain) {
    this.server = server;
    this.admin = new AdminRest(server);
    this.inbox = inbox;
    this.name = name;
    this.domain = domain;
    try {
      new ForeignParts(server, admin, inbox, name, officeName(), undo).make();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private String officeName() {
    return "foreign-office-of-" + name;
  }

  public String name() {
    return name;
  }

  public AdminRest admin() {
    return admin;
  }

  /** Gives the pages of the realm another look. */
  public void theme(String theme) {
    admin.put("/" + name, ((ObjectNode) admin.get("/" + name)).put("loginTheme", theme));
  }

  /** Refuses one password by a policy, which no journey chooses but the one that asks. */
  public void refuse(String password) {
    admin.put("/" + name, Map.of("passwordPolicy", "regexPattern(^(?!" + password + "$).*$)"));
    undo.push(() -> admin.put("/" + name, Map.of("passwordPolicy", "")));
  }

  public String address(String person) {
    return person + "@" + domain;
  }

  /** Somebody with the usual password; the id comes back. */
  public String person(String person) {
    var id = person(name, person);
    undo.push(() -> admin.delete("/" + name + "/users/" + id));
    return id;
  }

  /** Somebody with the usual password at the identity provider; the id comes back. */
  public String inOffice(String person) {
    return person(officeName(), person);
  }

  private String person(String realm, String person) {
    return admin
        .post(
            "/" + realm + "/users",
            Person.named(
                "Freja",
                "Lind",
                address(person),
                Map.of(
                    "emailVerified",
                    true,
                    "credentials",
                    List.of(ImportedEmployees.hashed(Employee.USUAL_PASSWORD)))))
        .createdId();
  }

  /** Finds the account that a registration made, and removes it at the end. */
  public String registered(String person) {
    var id =
        admin
            .get("/%s/users?exact=true&email=%s".formatted(name, AdminRest.encode(address(person))))
            .path(0)
            .path("id")
            .asText();
    undo.push(() -> admin.delete("/" + name + "/users/" + id));
    return id;
  }

  public List<Message> mailsTo(String person) {
    return inbox.messagesTo(address(person));
  }

  /** A login of somebody to whom Keycloak shows its pages. */
  public CodeFlow login(String client) {
    var login = new CodeFlow(url(), client, BACK);
    login.browser().sending("Accept", "text/html");
    return login;
  }

  public URI url() {
    return server.resolve("/realms/" + name + "/");
  }

  public JsonNode token(String client, String... fields) {
    return ask("protocol/openid-connect/token", client, fields);
  }

  /** A question of a client, with its secret, which public ones do not have. */
  public JsonNode ask(String path, String client, String... fields) {
    var all = new ArrayList<>(List.of("client_id", client, "client_secret", SECRET));
    all.addAll(List.of(fields));
    return json(new HttpBrowser().post(url().resolve(path), all.toArray(String[]::new)).body());
  }

  /** The assertion of the identity provider about somebody, for this realm. */
  public String signed(String person) {
    var token =
        new HttpBrowser()
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
  public JsonNode call(String method, String path, String bearer, String body) {
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
  public JsonNode manage(String method, String path, Object body) {
    return call(
        method, "/admin/realms" + path, bearer(), body == null ? null : AdminRest.text(body));
  }

  /** The parts of each kind that the server has, by id. */
  public JsonNode parts() {
    return call("GET", "/admin/serverinfo", bearer(), null).at("/body/providers");
  }

  private String bearer() {
    var now = Instant.now();
    if (bearer == null || now.isAfter(bearerUntil)) {
      var answer =
          new HttpBrowser()
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
        // It went with another part, so that there is nothing left to remove.
      }
    }
  }
}
