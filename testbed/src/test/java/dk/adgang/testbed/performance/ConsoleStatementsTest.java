package dk.adgang.testbed.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Database;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The statements of what the console shows, as the database logs them: they do not depend on how
 * many employees and employers there are.
 */
@WithAdgang
final class ConsoleStatementsTest {

  private static final String USERNAME = "hans.haendelse@kaffehuset.example";

  private static final int WARM_UP = 3;
  private static final int TIMES = 5;

  private static final List<String> CALLS =
      List.of(
          "employees",
          "employees?withoutSecondFactor=true",
          "employees?search=statist&sort=created",
          "employees?employer=kaffehuset",
          "titles",
          "titles?employer=kaffehuset",
          "overview",
          "overview?employer=kaffehuset",
          "employers/kaffehuset/settings");

  @Test
  void more_employees_take_no_more_statements(Adgang adgang, @TempDir Path folder) {
    var ports = Ports.free();
    var database = new TracedFolder(new Database.Folder(folder.resolve("database")));
    adgang.server().copyImportedDatabaseTo(folder.resolve("database"));
    try (var server =
        adgang
            .server()
            .another(
                ports, database, adgang.project().target().resolve("statements-console.log"))) {
      var admin = new AdminRest(server.url());
      var employee = created(admin);
      add(admin, 60, 2);
      happens(admin, server.url(), employee, 2);
      var few = counts(admin, database, employee);
      add(admin, 400, 20);
      happens(admin, server.url(), employee, 20);
      var many = counts(admin, database, employee);

      assertThat(admin.get("/adgang/adgang/employees").path("total").asInt()).isGreaterThan(460);
      assertThat(
              admin.get("/adgang/adgang/employees/" + employee + "/events?max=100").path("events"))
          .hasSizeGreaterThan(40);
      assertThat(few.values()).as("%s", few).allMatch(count -> count > 1);
      assertThat(many).isEqualTo(few);
    }
  }

  private static String created(AdminRest admin) {
    // With a password nothing is mailed, which would be statements of a job.
    var password = Map.of("type", "password", "value", "Regnvejr-med-torden-88");
    return admin
        .post(
            "/adgang/users",
            Person.named("Hans", "Hændelse", USERNAME, Map.of("credentials", List.of(password))))
        .createdId();
  }

  /** Makes events of an employee and of an administrator. */
  private static void happens(AdminRest admin, URI server, String employee, int times) {
    for (var i = 0; i < times; i++) {
      admin.put("/adgang/users/" + employee, Map.of("firstName", "Hans " + i, "email", USERNAME));
      var login = new HttpBrowser();
      login.submit(
          login.open(server.resolve("/realms/adgang/adgang/console/employees")),
          "username",
          USERNAME,
          "password",
          "Forkert-2026");
    }
  }

  private static Map<String, Integer> counts(
      AdminRest admin, TracedFolder database, String employee) {
    var counts = new TreeMap<String, Integer>();
    var calls = new ArrayList<>(CALLS);
    calls.add("employees/" + employee + "/events?max=100");
    for (var call : calls) {
      // The fewer of two: statements of a job may fall among those of a call.
      counts.put(call, Math.min(count(admin, database, call), count(admin, database, call)));
    }
    return counts;
  }

  private static int count(AdminRest admin, TracedFolder database, String call) {
    return database.aLogin(WARM_UP, TIMES, () -> admin.get("/adgang/adgang/" + call)).size();
  }

  /** Brings employees, each with a title of ten, and employers with settings of their own. */
  private static void add(AdminRest admin, int employees, int employers) {
    var kaffehuset =
        admin.get("/adgang/organizations?search=Kaffehuset").path(0).path("id").asText();
    var users = new ArrayList<Map<String, Object>>();
    var batch = UUID.randomUUID().toString().substring(0, 8);
    for (var i = 0; i < employees; i++) {
      var name = "statist" + i + "." + batch + "@kaffehuset.example";
      users.add(
          Map.of(
              "id",
              UUID.randomUUID().toString(),
              "username",
              name,
              "email",
              name,
              "firstName",
              "Statist",
              "lastName",
              "Nummer" + i,
              "enabled",
              true,
              "attributes",
              Map.of("title", List.of("Titel " + i % 10))));
    }
    admin.post("/adgang/partialImport", Map.of("ifResourceExists", "FAIL", "users", users));
    for (var user : users.subList(0, employees / 4)) {
      admin.post("/adgang/organizations/" + kaffehuset + "/members", user.get("id"));
    }
    var made =
        IntStream.range(0, employers)
            .mapToObj(i -> "butik-" + batch + "-" + i)
            .collect(Collectors.toList());
    made.forEach(
        alias ->
            admin.post(
                "/adgang/organizations",
                Map.of(
                    "name",
                    alias,
                    "alias",
                    alias,
                    "domains",
                    List.of(Map.of("name", alias + ".example")),
                    "attributes",
                    Map.of("adgang.secondFactor.requiredTitles", List.of("Titel 1")))));
  }
}
