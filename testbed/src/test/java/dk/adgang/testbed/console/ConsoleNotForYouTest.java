package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Pages;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An employee who opens the console by mistake is told so, and sets nothing up for it. */
@WithAdgang
final class ConsoleNotForYouTest {

  private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    shop =
        realm.employer("torvet", Map.of("adgang.secondFactor.requiredTitles", List.of("Kasserer")));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static Employee employee(String first, String title) {
    return realm.withPassword(realm.employee(first, "Ansat", title, shop));
  }

  private static List<String> credentials(Employee employee) {
    return admin.get("/users/" + employee.id() + "/credentials").findValuesAsText("type");
  }

  @Test
  void right_after_the_password_and_without_a_second_factor() {
    for (var employee : List.of(employee("Asta", null), employee("Bent", "Kasserer"))) {
      var console = new ConsoleBrowser(realm).open("employees").as(employee);

      assertThat(console.page().status()).isEqualTo(403);
      assertThat(console.text()).contains("Konsollen er for ledere", "Log ind som en anden");
      assertThat(console.page().has("console-account")).isTrue();
      assertThat(console.page().has("adgang-choose")).isFalse();
      assertThat(realm.sessions(employee)).as("nothing was let in").isEmpty();
    }
  }

  @Test
  void no_form_gets_past_that_page() {
    var employee = employee("Cille", null);
    var console = new ConsoleBrowser(realm).open("employees").as(employee);

    for (var field : List.of("method", "skip")) {
      console.show(console.browser().post(console.page().at(), field, "otp"));
      assertThat(console.isOpen()).isFalse();
      assertThat(console.page().has("totp")).isFalse();
    }
    assertThat(credentials(employee)).containsExactly("password");
    assertThat(realm.sessions(employee)).isEmpty();
  }

  @Test
  void one_who_is_no_manager_any_more_sets_nothing_up() {
    var manager = realm.manager(employee("Inger", null), shop);
    var console = new ConsoleBrowser(realm).open("employees").as(manager);
    assertThat(console.page().has("adgang-choose")).isTrue();

    realm.leave(manager, shop);
    console.submit("method", "otp");

    assertThat(console.page().status()).isEqualTo(403);
    assertThat(console.text()).contains("Konsollen er for ledere");
    assertThat(credentials(manager)).containsExactly("password");
  }

  @Test
  void somebody_else_can_log_in_from_there() {
    var manager = realm.manager(realm.withApp("Dorte", "Leder", null, shop), shop);
    var console = new ConsoleBrowser(realm).open("employees").as(employee("Eskild", null));

    console.show(Pages.follow(console.browser(), console.page(), "console-other"));

    console.as(manager).opened();
  }

  @Test
  void at_once_with_a_session_of_an_app() {
    var employee = employee("Frode", null);
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    flow.submit("skip", "true");
    assertThat(flow.isDone()).isTrue();

    var console = new ConsoleBrowser(realm, flow.browser()).open("employees");

    assertThat(console.page().status()).isEqualTo(403);
    assertThat(console.page().trail()).as("asked for nothing").isEmpty();
    assertThat(console.text()).contains("Konsollen er for ledere");
    var out = Pages.follow(console.browser(), console.page(), "console-other");
    assertThat(out.has("kc-logout")).as("logs out first: %s", out.document().text()).isTrue();
    console.show(out).press("kc-logout");
    assertThat(console.page().has("password")).as("%s", console.page().trail()).isTrue();
    assertThat(realm.sessions(employee)).isEmpty();
  }

  @Test
  void one_who_becomes_a_manager_meanwhile_still_proves_a_second_factor() {
    var employee = employee("Gerda", null);
    var console = new ConsoleBrowser(realm).open("employees").as(employee);
    assertThat(console.page().status()).isEqualTo(403);

    realm.manager(employee, shop);

    console.open("employees").as(employee);
    assertThat(console.isOpen()).isFalse();
    assertThat(console.page().has("adgang-choose")).isTrue();
    assertThat(console.page().has("adgang-skip")).isFalse();
    console.enrol().opened();
  }

  @Test
  void a_wrong_password_says_nothing_of_it() {
    var employee = employee("Hugo", null);
    var console = new ConsoleBrowser(realm, new HttpBrowser()).open("employees");

    console.submit("username", employee.email(), "password", "forkert-1");

    assertThat(console.page().has("password")).isTrue();
    assertThat(console.text()).doesNotContain("Konsollen er for ledere");
  }
}
