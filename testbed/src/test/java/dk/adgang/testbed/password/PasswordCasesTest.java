package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The table of passwords that the rule's unit test reads: the page, and each way to the server,
 * agree with it.
 */
@WithAdgang
final class PasswordCasesTest {

  /** A line of the table. */
  private record Case(String name, String password, List<String> unmet) {}

  @Test
  void the_page_agrees_with_the_table(Adgang adgang, Visitor visitor) throws IOException {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var page = adgang.mailbox().welcomeTo(employee).pressButton(visitor.onPhone()).goOn();

    var differences = new SoftAssertions();
    for (var each : table(adgang)) {
      page.type(each.password());
      differences
          .assertThatCode(() -> page.misses(each.unmet().toArray(String[]::new)))
          .as(each.name())
          .doesNotThrowAnyException();
    }

    differences.assertAll();
  }

  @Test
  void the_server_agrees_with_the_table_when_the_page_is_posted(Adgang adgang, Visitor visitor)
      throws IOException {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.withoutJavaScript().onPhone();
    window.openLogin().skipAs(employee);

    var differences = new SoftAssertions();
    for (var each : table(adgang)) {
      var page =
          window
              .open(PasswordPathsTest.changePassword(adgang))
              .shows(PasswordPage::new)
              .type(each.password());
      page.press();
      var accepted = window.page().url().contains("kc_action_status=success");
      differences.assertThat(accepted).as(each.name()).isEqualTo(each.unmet().isEmpty());
      if (!accepted) {
        differences
            .assertThat(window.shows(PasswordPage::new).unmet())
            .as(each.name())
            .containsExactlyInAnyOrderElementsOf(each.unmet());
      }
    }

    differences.assertAll();
  }

  @Test
  void the_server_agrees_with_the_table_when_an_administrator_sets_the_password(Adgang adgang)
      throws IOException {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    var differences = new SoftAssertions();
    for (var each : table(adgang)) {
      differences
          .assertThat(adgang.employees().acceptsPassword(employee, each.password()))
          .as(each.name())
          .isEqualTo(each.unmet().isEmpty());
    }

    differences.assertAll();
  }

  private static List<Case> table(Adgang adgang) throws IOException {
    var file = adgang.project().root().resolve("providers/src/test/resources/password-cases.json");
    var cases = new ArrayList<Case>();
    for (var each : new ObjectMapper().readTree(file.toFile())) {
      var unmet = new ArrayList<String>();
      each.path("unmet").forEach(rule -> unmet.add(rule.asText()));
      cases.add(new Case(each.path("name").asText(), password(each), unmet));
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
    return cases;
  }

  private static String password(JsonNode line) {
    return line.has("password")
        ? line.path("password").asText()
        : line.path("repeat")
            .path("text")
            .asText()
            .repeat(line.path("repeat").path("times").asInt());
  }
}
