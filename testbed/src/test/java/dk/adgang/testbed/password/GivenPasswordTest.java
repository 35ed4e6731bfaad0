package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.Person;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A password that an administrator gives or an import brings meets the rule and the list of
 * guesses.
 */
@WithAdgang
final class GivenPasswordTest {

  private static final String GOOD = "kaffe-til-to-9";

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void an_administrator_cannot_give_somebody_a_weak_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var user = "/adgang/users/" + employee.id();

    for (var temporary : List.of(true, false)) {
      var credential = plain(weak, temporary);
      isRefused(() -> adgang.admin().put(user + "/reset-password", credential.get(0)));
      var edited = adgang.employees().get(employee).<ObjectNode>deepCopy();
      edited.putPOJO("credentials", credential);
      isRefused(() -> adgang.admin().put(user, edited));
    }

    PasswordPathsTest.onlyWorks(adgang, employee, employee.password(), weak);
    assertThat(adgang.employees().get(employee).path("requiredActions")).isEmpty();
  }

  private static void isRefused(ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining(": 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void the_admin_console_and_rest_take_no_weak_password(String password, Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    assertThat(adgang.employees().acceptsPassword(employee, password)).isFalse();
    assertThatThrownBy(
            () ->
                adgang
                    .admin()
                    .put(
                        "/adgang/users/" + employee.id() + "/reset-password",
                        Map.of("type", "password", "value", password, "temporary", true)))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining("400");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Frederikke-2026"})
  void an_employee_is_not_created_with_a_weak_password(String password, Adgang adgang) {
    var email = "frederikke.%d@kaffehuset.example".formatted(System.nanoTime());

    assertThatThrownBy(
            () ->
                adgang
                    .admin()
                    .post(
                        "/adgang/users",
                        Person.named(
                            "Frederikke",
                            "Bruun",
                            email,
                            Map.of(
                                "credentials",
                                List.of(Map.of("type", "password", "value", password))))))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining("400");
    assertThat(adgang.admin().get("/adgang/users?exact=true&email=" + AdminRest.encode(email)))
        .isEmpty();
  }

  @Test
  void a_temporary_password_is_replaced_by_one_that_holds(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang
        .admin()
        .put(
            "/adgang/users/" + employee.id() + "/reset-password",
            Map.of("type", "password", "value", "kaffe-til-en-1", "temporary", true));

    var page =
        visitor.onPhone().openLogin().as(employee, "kaffe-til-en-1").shows(PasswordPage::new);
    page = page.type("Sommer2026").isRefused().withWords("nem at gætte");
    page.type("kaffe-til-to-9").press().shows(ChoicePage::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Viggo-2026!"})
  void a_partial_import_with_a_weak_one_imports_nobody(String password, Adgang adgang) {
    var weak = "weak.%d@kaffehuset.example".formatted(System.nanoTime());
    var good = "good.%d@kaffehuset.example".formatted(System.nanoTime());
    var first = Map.of("username", good, "email", good, "enabled", true);
    var second =
        Map.of(
            "username",
            weak,
            "email",
            weak,
            "firstName",
            "Viggo",
            "enabled",
            true,
            "credentials",
            plain(password, false));

    assertThatThrownBy(
            () ->
                adgang
                    .admin()
                    .post(
                        "/adgang/partialImport",
                        Map.of("ifResourceExists", "FAIL", "users", List.of(first, second))))
        .isInstanceOf(AdminRest.Refused.class);

    for (var email : List.of(weak, good)) {
      assertThat(adgang.admin().get("/adgang/users?exact=true&email=" + AdminRest.encode(email)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Viggo-2026!"})
  void a_weak_one_that_a_partial_import_brings_hashed_is_replaced_before_any_token(
      String password, Adgang adgang) {
    var employee =
        new ImportedEmployees(adgang.admin())
            .create(
                Employees.KAFFEHUSET,
                Map.of(
                    "emailVerified",
                    true,
                    "credentials",
                    List.of(ImportedEmployees.hashed(password))));

    isReplacedAtTheLogin(adgang, employee, password);
  }

  /**
   * A login with a weak password ends in no token and no session, but in the page for a good one.
   */
  private static void isReplacedAtTheLogin(Adgang adgang, Employee employee, String weak) {
    var flow = PasswordPathsTest.flow(adgang);
    flow.open();
    flow.submit("username", employee.email(), "password", weak);
    PasswordPathsTest.isAskedForAnother(flow);
    flow.submit("password-new", weak);
    PasswordPathsTest.isAskedForAnother(flow);
    assertThat(adgang.employees().sessions(employee)).isZero();

    flow.submit("password-new", GOOD);
    if (flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }
    assertThat(flow.claims().path("email").asText()).isEqualTo(employee.email());
    PasswordPathsTest.onlyWorks(adgang, employee, GOOD, weak);
  }

  private static List<Map<String, Object>> plain(String password, boolean temporary) {
    return List.of(Map.of("type", "password", "value", password, "temporary", temporary));
  }
}
