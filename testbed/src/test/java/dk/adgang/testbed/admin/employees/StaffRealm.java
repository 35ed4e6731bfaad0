package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.realm.AudienceMapper;
import dk.adgang.testbed.realm.OwnRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A realm with employers, their employees and managers, and the tokens of those. */
public final class StaffRealm implements AutoCloseable {

  /**
   * An answer with any status.
   *
   * @param etag the header of that name; null for none
   * @param type the media type; empty for none
   */
  public record Answer(int status, JsonNode json, String etag, String type) {}

  /** The authenticator app of all who have one. */
  public static final Totp APP = Totp.ofTest();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Adgang adgang;
  private final OwnRealm realm;
  private final Map<String, String> groups = new HashMap<>();

  public StaffRealm(Adgang adgang) {
    this.adgang = adgang;
    realm =
        new OwnRealm(
            adgang.project(),
            adgang.admin(),
            0,
            Map.of("port", Integer.toString(adgang.inbox().smtpPort())));
    var clients = path("/clients");
    var web = adgang.admin().get(clients + "?clientId=adgang-web").path(0).path("id").asText();
    adgang
        .admin()
        .post(
            clients + "/" + web + "/protocol-mappers/models",
            AudienceMapper.ofAddress("adgang-console"));
  }

  public URI url() {
    return adgang.server().url().resolve("/realms/" + realm.name() + "/");
  }

  public String name() {
    return realm.name();
  }

  public String path(String below) {
    return "/" + realm.name() + below;
  }

  /** Creates an employer; its id comes back. */
  public String employer(String alias, Map<String, List<String>> settings) {
    return adgang
        .admin()
        .post(
            path("/organizations"),
            Map.of(
                "name", alias,
                "alias", alias,
                "domains", List.of(Map.of("name", alias + "." + realm.name() + ".example")),
                "attributes", settings))
        .createdId();
  }

  public void rename(String employer, String name) {
    var organization = (ObjectNode) adgang.admin().get(path("/organizations/" + employer));
    adgang.admin().put(path("/organizations/" + employer), organization.put("name", name));
  }

  /** Creates an employee, as an administrator does. */
  public Employee employee(String first, String last, String title, String... employers) {
    return employee(first, last, title, List.of(), employers);
  }

  /** Creates an employee with a password and an authenticator app. */
  public Employee withApp(String first, String last, String title, String... employers) {
    return withPassword(employee(first, last, title, List.of(Factors.app(APP)), employers));
  }

  /** Creates an employee who has an authenticator app, and no password. */
  Employee withFactorAlone(String first, String last, String... employers) {
    return employee(first, last, null, List.of(Factors.app(APP)), employers);
  }

  /** Changes a field of somebody's account, as an administrator does in Keycloak's console. */
  void change(Employee employee, String field, boolean value) {
    var user = (ObjectNode) user(employee.id());
    adgang.admin().put(path("/users/" + employee.id()), user.put(field, value));
  }

  private Employee employee(
      String first,
      String last,
      String title,
      List<Map<String, Object>> credentials,
      String... employers) {
    // Keycloak takes no other letters in front of the @.
    var local = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "");
    var email = local + "@" + realm.name() + ".example";
    var id =
        adgang
            .admin()
            .post(
                path("/users"),
                Map.of(
                    "username", email,
                    "email", email,
                    "firstName", first,
                    "lastName", last,
                    "enabled", true,
                    "credentials", credentials,
                    "attributes", title == null ? Map.of() : Map.of("title", List.of(title))))
            .createdId();
    for (var employer : employers) {
      adgang.admin().post(path("/organizations/" + employer + "/members"), id);
    }
    return new Employee(id, email, first, realm.name(), title, null);
  }

  /** Gives somebody a password, as an administrator does. */
  public Employee withPassword(Employee employee) {
    adgang
        .admin()
        .put(
            path("/users/" + employee.id() + "/reset-password"),
            Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));
    return employee;
  }

  /** Makes somebody a manager, as an administrator does in Keycloak's console. */
  public Employee manager(Employee employee, String employer) {
    return inGroup(employee, employer, "Ledere");
  }

  public Employee inGroup(Employee employee, String employer, String name) {
    var all = path("/organizations/" + employer + "/groups");
    var group =
        groups.computeIfAbsent(
            employer + name, key -> adgang.admin().post(all, Map.of("name", name)).createdId());
    adgang.admin().put(all + "/" + group + "/members/" + employee.id(), null);
    return employee;
  }

  public void leave(Employee employee, String employer) {
    leave(employee, employer, "Ledere");
  }

  public void leave(Employee employee, String employer, String name) {
    adgang
        .admin()
        .delete(
            path(
                "/organizations/"
                    + employer
                    + "/groups/"
                    + groups.get(employer + name)
                    + "/members/"
                    + employee.id()));
  }

  /** A token whose audience is the console, as somebody logs in for it. */
  public String token(Employee employee) {
    return StaffLogin.token(this, employee, "adgang-web", "http://localhost:8025/app/callback");
  }

  /** A token that an ordinary app got. */
  public String appToken(Employee employee) {
    return StaffLogin.token(this, employee, "adgang-app", "http://127.0.0.1:8025/callback");
  }

  /** Asks for something below {@code adgang} with a token. */
  public Answer ask(String token, String method, String below, Object body) {
    return ask(token, method, below, body, Map.of());
  }

  /** The same with headers of the test's own. */
  public Answer ask(
      String token, String method, String below, Object body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    adgang.server().url().resolve("/")
                        + "admin/realms/"
                        + realm.name()
                        + "/adgang/"
                        + below))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept-Language", "da")
            .method(
                method,
                body instanceof HttpRequest.BodyPublisher file
                    ? file
                    : body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(StaffAdmin.text(body)));
    headers.forEach(request::setHeader);
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body()),
          answer.headers().firstValue("ETag").orElse(null),
          answer.headers().firstValue("Content-Type").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Sends a file below {@code adgang}. */
  public Answer send(String token, String below, byte[] file) {
    return ask(
        token,
        "POST",
        below,
        HttpRequest.BodyPublishers.ofByteArray(file),
        Map.of("Content-Type", "text/csv"));
  }

  /** Asks as the administrator; any answer but 2xx fails. */
  public JsonNode get(String below) {
    return adgang.admin().get(path("/adgang/" + below));
  }

  /** Asks as the administrator. */
  public Answer admin(String method, String below, Object body) {
    return ask(adgang.admin().bearer(), method, below, body);
  }

  public JsonNode user(String id) {
    return adgang.admin().get(path("/users/" + id));
  }

  public JsonNode sessions(Employee employee) {
    return adgang.admin().get(path("/users/" + employee.id() + "/sessions"));
  }

  /** The names of those on a page of employees, in their order. */
  public static List<String> names(JsonNode page) {
    assertThat(page.path("employees").isArray()).as("%s", page).isTrue();
    return page.path("employees").findValuesAsText("firstName");
  }

  @Override
  public void close() {
    realm.close();
  }
}
