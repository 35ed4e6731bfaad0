package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.RememberedRows;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The facts about an employee are in our own table: a request that writes the employee does not
 * change them.
 */
@WithAdgang
final class MemoryTest {

  private static final String SKIPPED = "adgang.secondFactor.skipped";

  @Test
  void a_skip_outlives_a_rewritten_employee(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    assertThat(CodeFlow.claims(adgang, employee, employee.password())).isPresent();
    var remembered = adgang.employees().memory(employee);
    assertThat(Instant.parse(remembered.path("skippedAt").asText()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(10)), Instant.now());

    var user = (ObjectNode) adgang.employees().get(employee).deepCopy();
    user.putObject("attributes").put("title", Employees.SALGSASSISTENT).put("locale", "da");
    adgang.admin().put("/adgang/users/" + employee.id(), user);

    assertThat(adgang.employees().memory(employee)).isEqualTo(remembered);
    assertThat(skips(adgang, employee)).as("asked again").isFalse();
  }

  @Test
  void an_administrator_has_it_forgotten(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    assertThat(CodeFlow.claims(adgang, employee, employee.password())).isPresent();
    RememberedRows.write(
        adgang.server().issuer(),
        employee.id(),
        RememberedRows.SINCE,
        "2020-01-01 kaffehuset: kok");

    assertThatThrownBy(() -> forget(adgang, employee, "?fact=shoes"))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining(": 400 ")
        .hasMessageContaining("\"field\":\"fact\"");
    assertThat(adgang.employees().memory(employee).path("skippedAt").asText()).isNotEmpty();

    var first = forget(adgang, employee, "?fact=skipped");
    assertThat(first.path("skippedAt").asText()).isNotEmpty();
    assertThat(first.path("requiredSince")).isEmpty();
    assertThat(adgang.employees().memory(employee).path("requiredSince")).hasSize(1);

    assertThat(forget(adgang, employee, "").path("requiredSince").path(0).asText())
        .isEqualTo("2020-01-01 kaffehuset: kok");
    assertThat(forget(adgang, employee, "").path("requiredSince")).isEmpty();
    assertThat(adgang.employees().memory(employee).has("skippedAt")).isFalse();
    assertThat(skips(adgang, employee)).as("asked again").isTrue();
    assertThat(events(adgang, employee))
        .containsExactly("skipped requiredSince", "skipped requiredSince", "skipped");
  }

  /** An import of an export brings the same ids again. */
  @Test
  void it_goes_with_the_employee(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    assertThat(CodeFlow.claims(adgang, employee, employee.password())).isPresent();

    adgang.employees().delete(employee);
    adgang
        .admin()
        .post(
            "/adgang/partialImport",
            Map.of(
                "ifResourceExists",
                "FAIL",
                "users",
                List.of(
                    Map.of(
                        "id",
                        employee.id(),
                        "username",
                        employee.email(),
                        "email",
                        employee.email(),
                        "enabled",
                        true,
                        "attributes",
                        Map.of("title", List.of(Employees.SALGSASSISTENT))))));

    assertThat(adgang.employees().memory(employee).has("skippedAt")).isFalse();
    adgang.employees().delete(employee);
  }

  @Test
  void an_attribute_of_the_old_name_means_nothing(Adgang adgang) {
    var employee =
        new ImportedEmployees(adgang.admin())
            .create(
                Employees.KAFFEHUSET,
                Map.of(
                    "credentials",
                    List.of(ImportedEmployees.hashed(Employee.USUAL_PASSWORD)),
                    "attributes",
                    Map.of(
                        "title",
                        List.of(Employees.SALGSASSISTENT),
                        SKIPPED,
                        List.of("2026-01-01T00:00:00Z"))));

    assertThat(skips(adgang, employee)).as("asked").isTrue();
  }

  /** Whether a login lets the employee skip. */
  private static boolean skips(Adgang adgang, Employee employee) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    return !flow.isDone() && flow.page().has("adgang-skip");
  }

  private static JsonNode forget(Adgang adgang, Employee employee, String query) {
    return adgang
        .admin()
        .send("DELETE", "/adgang/adgang/employees/" + employee.id() + "/memory" + query, null)
        .body();
  }

  /** The events of administrators who had facts about somebody forgotten, newest first. */
  private static List<String> events(Adgang adgang, Employee employee) {
    return adgang
        .admin()
        .get(
            "/adgang/admin-events?operationTypes=DELETE&resourcePath="
                + AdminRest.encode("*" + employee.id() + "*"))
        .findValuesAsText("facts");
  }
}
