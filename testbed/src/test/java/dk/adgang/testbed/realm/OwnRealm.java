package dk.adgang.testbed.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A realm of a test's own: the realm file's under another name, without its employers and
 * employees, with new employees and a mail server that the test chooses.
 */
public final class OwnRealm implements AutoCloseable {

  private final AdminRest admin;
  private final String name = "own-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<Employee> employees = new ArrayList<>();

  /**
   * Makes the realm.
   *
   * @param count how many employees it begins with; they have no password, and nobody has mailed
   *     them yet
   * @param mail the values that differ from the realm file's e-mail settings
   */
  public OwnRealm(Project project, AdminRest admin, int count, Map<String, String> mail) {
    this(project, admin, count, mail, realm -> {});
  }

  /**
   * Makes the realm.
   *
   * @param change changes of the realm file, employees included
   */
  public OwnRealm(
      Project project,
      AdminRest admin,
      int count,
      Map<String, String> mail,
      Consumer<ObjectNode> change) {
    this.admin = admin;
    ObjectNode realm = project.realmWithSamples();
    realm.put("realm", name);
    realm.putArray("organizations");
    mail.forEach(realm.withObject("/smtpServer")::put);
    var users = realm.putArray("users");
    for (var i = 1; i <= count; i++) {
      var employee = employee(UUID.randomUUID().toString(), i);
      employees.add(employee);
      users.add(representation(employee).put("id", employee.id()));
    }
    change.accept(realm);
    admin.post("", realm);
  }

  private Employee employee(String id, int number) {
    var email = "freja.%d@%s.example".formatted(number, name);
    return new Employee(id, email, "Freja", name, Employees.SALGSASSISTENT, null);
  }

  private static ObjectNode representation(Employee employee) {
    return new ObjectMapper()
        .createObjectNode()
        .put("username", employee.email())
        .put("email", employee.email())
        .put("firstName", employee.firstName())
        .put("lastName", "Lind")
        .put("enabled", true);
  }

  public String name() {
    return name;
  }

  /** The employees that the realm began with. */
  public List<Employee> employees() {
    return employees;
  }

  public Employee employee() {
    return employees.get(0);
  }

  /** Creates an employee as an administrator does. */
  public Employee create() {
    return create(employee(null, employees.size() + 1));
  }

  /** The same, with an address of somebody's choice. */
  public Employee create(String email) {
    return create(new Employee(null, email, "Freja", name, Employees.SALGSASSISTENT, null));
  }

  private Employee create(Employee planned) {
    var id = admin.post("/" + name + "/users", representation(planned)).createdId();
    var created =
        new Employee(id, planned.email(), planned.firstName(), name, planned.title(), null);
    employees.add(created);
    return created;
  }

  public boolean has(Employee employee) {
    return admin.get("/" + name + "/users/" + employee.id()).path("enabled").asBoolean();
  }

  /** Presses the manager's button; returns how long it took. */
  public Duration sendWelcome(Employee employee) {
    var begun = System.nanoTime();
    var answer = admin.post(path("employees/" + employee.id() + "/welcome"), Map.of());
    var took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(answer.status()).isEqualTo(202);
    return took;
  }

  /** Asks for a welcome of everybody; returns the id of the request. */
  public String sendWelcomes() {
    var ids = employees.stream().map(Employee::id).toList();
    return admin.post(path("welcomes"), Map.of("userIds", ids)).body().path("id").asText();
  }

  /** The report of a request for many. */
  public JsonNode welcomes(String id) {
    return admin.get(path("welcomes/" + id));
  }

  /** The employee's newest link, as managers see it. */
  public JsonNode link(Employee employee) {
    return links(employee).path(0);
  }

  public JsonNode links(Employee employee) {
    return admin.get(path("employees/" + employee.id() + "/links"));
  }

  /** Corrects the realm's e-mail settings. */
  public void setMail(Map<String, String> mail) {
    var realm = (ObjectNode) admin.get("/" + name);
    mail.forEach(realm.withObject("/smtpServer")::put);
    admin.put("/" + name, realm);
  }

  /** Says how long welcome links work. */
  public void setWelcomeHours(int hours) {
    var path = "/" + name + "/authentication/required-actions/UPDATE_PASSWORD";
    var action = (ObjectNode) admin.get(path);
    action.withObject("/config").put("adgang.link.welcomeHours", Integer.toString(hours));
    admin.put(path, action);
  }

  /** Takes the mail server out of the realm's settings. */
  public void forgetMail() {
    var realm = (ObjectNode) admin.get("/" + name);
    realm.putObject("smtpServer");
    admin.put("/" + name, realm);
  }

  private String path(String below) {
    return "/" + name + "/adgang/" + below;
  }

  @Override
  public void close() {
    admin.delete("/" + name);
  }
}
