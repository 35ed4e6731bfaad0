package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manager starts a reset, and never sees a password. */
@WithAdgang
@Tag("journey")
final class ManagerResetTest {

  @Test
  void the_old_password_works_until_the_new_one_is_there(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    var state = adgang.employees().resetPassword(employee, Map.of());

    assertThat(state.path("purpose").asText()).isEqualTo("RESET");
    assertThat(state.path("state").asText()).isEqualTo("QUEUED");
    assertThat(state.toString()).doesNotContain("token");
    var mail = adgang.mailbox().resetTo(employee);
    visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new);
    mail.open(visitor.onPhone()).goOn().create("kaffe-paa-ny-3");
    visitor.onPhone().openLogin().as(employee).shows(LoginPage::new);
    assertThat(adgang.employees().links(employee).path(0).path("state").asText()).isEqualTo("USED");
  }

  @Test
  void after_a_suspected_theft_nothing_old_works(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    visitor.onPhone().openLogin().skipAs(employee);

    adgang.employees().resetPassword(employee, Map.of("endSessions", true, "block", true));

    assertThat(adgang.employees().sessions(employee)).isZero();
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    visitor.onPhone().openLogin().as(employee).shows(LoginPage::new);
    adgang.mailbox().resetTo(employee).open(visitor.onPhone()).goOn().create("kaffe-paa-ny-3");
    visitor
        .onPhone()
        .openLogin()
        .as(employee, "kaffe-paa-ny-3")
        .shows(SampleAppPage::new)
        .isLoggedIn();
  }

  @ParameterizedTest
  @CsvSource({
    "clientId, no-such-client",
    "redirectUri, https://evil.example/",
    "block, yes",
    "password, Sommer-2026",
  })
  void a_request_that_makes_no_sense_is_refused_by_field_and_sends_nothing(
      String field, String value, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    Map<String, Object> wishes =
        field.equals("redirectUri")
            ? Map.of("clientId", "adgang-web", field, value)
            : Map.of(field, value);

    assertThatThrownBy(() -> adgang.employees().resetPassword(employee, wishes))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining("400")
        .hasMessageContaining(field);

    assertThat(adgang.employees().links(employee).toString()).doesNotContain("RESET");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }
}
