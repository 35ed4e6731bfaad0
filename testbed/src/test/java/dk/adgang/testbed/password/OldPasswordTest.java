package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that came in past the rule are replaced at the next login. */
@WithAdgang
final class OldPasswordTest {

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Brøndby-1964", "Asta-2026!", "kaffehuset1"})
  void an_imported_password_that_breaks_the_rule_is_replaced_before_anything_else(
      String old, Adgang adgang, Visitor visitor) {
    var employee = imported(adgang, old);
    var window = visitor.onPhone();

    var page = window.openLogin().as(employee).shows(PasswordPage::new);
    assertThat(window.text("#adgang-alert[data-type=info]")).contains("Opret en ny");
    page.picture("password-outdated");
    page = page.type(old).isRefused();
    visitor.onPhone().openApp().isNotLoggedIn();
    page.type("kaffe-til-to-9");
    page.press().shows(ChoicePage::new).skip().shows(SampleAppPage::new).isLoggedIn();

    visitor
        .onPhone()
        .openLogin()
        .as(employee, "kaffe-til-to-9")
        .shows(SampleAppPage::new)
        .isLoggedIn();
    visitor.onPhone().openLogin().as(employee).shows(LoginPage::new);
  }

  @Test
  void an_imported_password_that_holds_is_left_alone(Adgang adgang, Visitor visitor) {
    var employee = imported(adgang, "Kaffe-2026");

    visitor.onPhone().openLogin().skipAs(employee);
  }

  @Test
  void leaving_the_page_is_no_login_and_it_is_asked_again(Adgang adgang, Visitor visitor) {
    var employee = imported(adgang, "Sommer2026");
    var window = visitor.onPhone();
    window.openLogin().as(employee).shows(PasswordPage::new);

    window.openApp().isNotLoggedIn();
    window.openApp().press();
    assertThat(window.has("#app-claims")).as("somebody is logged in").isFalse();
    assertThat(adgang.employees().sessions(employee)).isZero();
    visitor.onPhone().openLogin().as(employee).shows(PasswordPage::new);
    assertThat(adgang.employees().get(employee).path("requiredActions")).isEmpty();
  }

  @Test
  void starting_the_login_again_asks_again(Adgang adgang, Visitor visitor) {
    var employee = imported(adgang, "Sommer2026");
    var window = visitor.onPhone();
    window.openLogin().as(employee).shows(PasswordPage::new);

    window.open(
        URI.create(
            window.page().url().replaceAll("/login-actions/[^?]*", "/login-actions/restart")));
    window.shows(LoginPage::new).as(employee).shows(PasswordPage::new);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @Test
  void asking_to_change_it_and_cancelling_is_no_way_around(Adgang adgang, Visitor visitor) {
    var employee = imported(adgang, "Sommer2026");
    var window = visitor.onPhone();
    window.open(PasswordPathsTest.changePassword(adgang)).shows(LoginPage::new);
    new LoginPage(window).as(employee).shows(PasswordPage::new);

    window.forge("#kc-passwd-update-form", Map.of("cancel-aia", "true"));

    window.shows(PasswordPage::new);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @Test
  void nobody_learns_the_verdict_without_the_old_password(Adgang adgang, Visitor visitor) {
    var weak = imported(adgang, "Sommer2026");
    var good = imported(adgang, "kaffe-til-to-9");

    var first = visitor.onPhone();
    first.openLogin().as(weak, "Vinter2026").shows(LoginPage::new);
    var second = visitor.onPhone();
    second.openLogin().as(good, "Vinter2026").shows(LoginPage::new);

    assertThat(first.text("main").replace(weak.email(), ""))
        .isEqualTo(second.text("main").replace(good.email(), ""));
  }

  private static Employee imported(Adgang adgang, String password) {
    return new ImportedEmployees(adgang.admin()).create(Employees.SALGSASSISTENT, password);
  }
}
