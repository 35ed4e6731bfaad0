package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A language that is chosen lasts, and a form that comes too late is explained. */
@WithAdgang
final class ConsoleFormsTest {

  private static Adgang adgang;
  private static StaffRealm realm;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang tests) {
    adgang = tests;
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static Employee manager(String first) {
    return realm.manager(realm.withApp(first, "Leder", "Chef", shop), shop);
  }

  private static ConsoleBrowser openedBy(Employee employee) {
    return new ConsoleBrowser(realm).open("employees").as(employee).opened();
  }

  private static int count(String search) {
    return realm.get("employees?search=" + search).path("total").asInt();
  }

  private static List<String> language(Employee employee) {
    return List.of(
        realm.user(employee.id()).path("attributes").path("locale").path(0).asText("none"));
  }

  @Test
  void a_language_outlasts_the_page_on_which_it_was_chosen() {
    var manager = manager("Alma");
    var user = (ObjectNode) realm.user(manager.id());
    user.withObject("/attributes").putArray("locale").add("da");
    adgang.admin().put(realm.path("/users/" + manager.id()), user);
    var console = openedBy(manager);
    assertThat(Pages.language(console.page())).isEqualTo("da");

    assertThat(Pages.language(console.open("employees?kc_locale=en").page())).isEqualTo("en");

    assertThat(Pages.language(console.open("new-employee").page())).isEqualTo("en");
    console.press("console-create", "firstName", "Uden");
    assertThat(console.text()).contains("Write an email");
    assertThat(Pages.language(console.open("employees").page())).isEqualTo("en");
    assertThat(language(manager)).as("the mails' language is the account's").containsExactly("da");
    assertThat(Pages.language(console.open("employees?kc_locale=da").page())).isEqualTo("da");
    assertThat(Pages.language(console.open("titles").page())).isEqualTo("da");
    assertThat(Pages.language(console.open("titles?kc_locale=xx").page())).isEqualTo("da");
  }

  @Test
  void a_language_is_chosen_at_the_address_of_a_button_too() {
    var employee = realm.employee("Bo", "Ansat", "Kok", shop);
    var console = openedBy(manager("Clara"));

    for (var button : List.of("employees/" + employee.id() + "/end", "employees/welcome")) {
      console.open("employees?kc_locale=da").open(button + "?kc_locale=en").opened();
      assertThat(Pages.language(console.page())).as(button).isEqualTo("en");
    }
    assertThat(realm.user(employee.id()).path("enabled").asBoolean()).isTrue();
  }

  @Test
  void a_form_after_the_end_of_the_session_is_not_done_and_says_so() {
    var manager = manager("Dagny");
    var console = openedBy(manager).open("new-employee");
    console.browser().endSession();

    console.press(
        "console-create",
        "firstName",
        "Forgaeves",
        "email",
        "forgaeves@" + realm.name() + ".example");

    assertThat(console.page().has("password")).isTrue();
    assertThat(console.page().trail().toString().toLowerCase(Locale.ROOT))
        .doesNotContain("forgaeves");
    console.submit("username", manager.email(), "password", Employee.USUAL_PASSWORD);
    // The code of this half minute was used by the first login.
    console.submit("otp", StaffRealm.APP.codeAt(Instant.now().plusSeconds(30)));
    assertThat(console.opened().page().at().getPath()).endsWith("/console/new-employee");
    assertThat(console.text()).contains("så intet er gemt eller sendt");
    assertThat(count("forgaeves")).isZero();
  }

  @Test
  void a_form_of_another_session_leads_to_its_page_with_the_same_words() {
    var employee = realm.employee("Ejnar", "Ansat", "Kok", shop);
    var page = "employees/" + employee.id();
    var old = openedBy(manager("Frida")).open(page).page().value("form");
    var console = openedBy(manager("Gudrun"));

    for (var token : List.of(old, "", "x")) {
      console.show(
          console
              .browser()
              .post(console.at(page), "title", "Chef", "was.title", "Kok", "form", token));
      assertThat(console.opened().page().at().getPath()).endsWith(page);
      assertThat(console.text()).contains("så intet er gemt eller sendt");
    }
    assertThat(realm.user(employee.id()).path("attributes").path("title").path(0).asText())
        .isEqualTo("Kok");
  }

  @Test
  void the_way_back_leads_nowhere_else() {
    var console = openedBy(manager("Hedda"));

    for (var address :
        List.of(
            "login?done=ended&to=https%3A%2F%2Fevil.example%2F",
            "login?done=ended&to=%2F%2Fevil.example",
            "login?done=https%3A%2F%2Fevil.example&to=titles",
            "login?to=..%2F..%2Faccount")) {
      var page = console.open(address).page();
      assertThat(page.trail())
          .as(address)
          .allMatch(way -> way.toString().startsWith(console.at("").toString()));
      assertThat(page.at().toString()).startsWith(console.at("").toString());
    }
    assertThat(console.open("login?done=created&to=employees").page().at().getQuery()).isNull();
  }
}
