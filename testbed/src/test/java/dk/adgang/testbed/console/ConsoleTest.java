package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in the hands of a manager. */
@WithAdgang
final class ConsoleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @AutoClose private static StaffRealm realm;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
    var other = realm.employer("havnen", Map.of());
    realm.employee("Mads", "Krogh", "Salgsassistent", shop);
    realm.employee("Sofie", "Lund", null, other);
  }

  private static Employee manager(String first) {
    return realm.manager(realm.withApp(first, "Leder", "Chef", shop), shop);
  }

  private static ConsoleBrowser openedBy(Employee employee) {
    return ConsoleBrowser.opened(realm, "employees", employee);
  }

  @Test
  void a_manager_logs_in_with_a_second_factor_and_sees_their_own_employees() {
    var console = openedBy(manager("Anna"));

    assertThat(console.names()).contains("Mads Krogh", "Anna Leder").doesNotContain("Sofie Lund");
    assertThat(console.page().headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
    assertThat(console.open("employees?search=nobody").text())
        .contains("Ingen medarbejdere passer");
    assertThat(console.open("employees?search=mads&filter=missing").names()).hasSize(1);
    assertThat(console.open("employees?title=salgsassistent").names())
        .contains("Mads Krogh")
        .doesNotContain("Anna Leder");
  }

  @Test
  void a_colleague_is_created_and_gets_the_welcome(Adgang adgang) {
    var console = openedBy(manager("Gerda")).open("new-employee");
    var email = "ny.kollega@" + realm.name() + ".example";

    console.press(
        "console-create",
        "firstName",
        "Ny",
        "lastName",
        "Kollega",
        "email",
        email,
        "title",
        "Salgsasistent");
    assertThat(console.text()).contains("Mente du «Salgsassistent»?");
    assertThat(realm.get("employees?search=" + email).path("total").asInt()).isZero();
    console.press("console-meant");

    assertThat(console.opened().text()).contains("Medarbejderen er oprettet", "Ny Kollega");
    var made = realm.get("employees?search=" + email).path("employees").path(0);
    assertThat(made.path("titles").path(0).asText()).isEqualTo("Salgsassistent");
    assertThat(made.path("employers").path(0).asText()).isEqualTo("torvet");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(adgang.inbox().messagesTo(email)).hasSize(1));
    var events = adgang.admin().get(realm.path("/admin-events?operationTypes=CREATE"));
    assertThat(events.findValuesAsText("resourcePath"))
        .contains("users/" + made.path("id").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not an address", "<script>@x.example"})
  void a_wrong_address_is_told_beside_the_field_and_nothing_typed_is_lost(String email) {
    var console = openedBy(manager("Hans" + email.length())).open("new-employee");

    console.press("console-create", "firstName", "Ny", "email", email);

    var field = console.page().document().getElementById("email");
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(console.page().document().getElementById("input-error-email").text()).isNotEmpty();
    assertThat(field.val()).isEqualTo(email);
    assertThat(console.page().document().getElementById("firstName").val()).isEqualTo("Ny");
  }

  @Test
  void an_employee_is_changed_mailed_ended_and_begun_again() {
    var employee = realm.employee("Ida", "Holm", "Kok", shop);
    var page = "employees/" + employee.id();
    var console = openedBy(manager("Jens")).open(page);

    assertThat(console.press("console-save", "title", "Salgsasistent").text())
        .contains("Mente du «Salgsassistent»?");
    assertThat(console.press("console-save", "title", "Souschef").text()).contains("er gemt");
    assertThat(realm.user(employee.id()).path("attributes").path("title").path(0).asText())
        .isEqualTo("Souschef");
    assertThat(console.press("console-welcome").text()).contains("Velkomsten er på vej");
    assertThat(realm.get(page + "/links")).hasSize(2);
    assertThat(console.press("console-end").text()).contains("Sæt kryds");
    assertThat(realm.user(employee.id()).path("enabled").asBoolean()).isTrue();
    assertThat(console.press("console-end", "sure", "on").text())
        .contains("Ansættelsen er stoppet");
    assertThat(realm.user(employee.id()).path("enabled").asBoolean()).isFalse();
    assertThat(console.press("console-begin").text()).contains("kan logge ind igen");
    assertThat(realm.user(employee.id()).path("enabled").asBoolean()).isTrue();
    realm.withPassword(employee);
    assertThat(console.open(page).press("console-reset").text()).contains("Linket er på vej");
    assertThat(realm.get(page + "/links").path(0).path("purpose").asText()).isEqualTo("RESET");
  }

  @Test
  void a_lost_phone_takes_the_second_factor_away() {
    var employee = realm.withApp("Kaj", "Telefon", null, shop);
    var console = openedBy(manager("Lis")).open("employees/" + employee.id() + "/lost-phone");

    console.press("console-clear");

    assertThat(console.opened().text()).contains("2-faktor er fjernet");
    assertThat(realm.get("employees?search=kaj").path("employees").path(0).path("methods"))
        .isEmpty();
  }

  @Test
  void markup_in_the_name_of_an_employer_is_text() {
    var odd = realm.employer("odd", Map.of());
    realm.rename(odd, "<b onclick=alert(1)>Odd</b> ${realm.name}");
    var employee = realm.employee("Vera", "Vang", null, odd);
    var manager = realm.manager(realm.withApp("Ziv", "Leder", null, odd), odd);

    var console = openedBy(manager).open("employees/" + employee.id());

    assertThat(console.text()).contains("<b onclick=alert(1)>Odd</b> ${realm.name}");
    assertThat(console.page().document().select("[onclick]")).isEmpty();
  }

  @Test
  void the_own_page_offers_nothing_that_would_be_refused() {
    var manager = manager("Tove");
    var console = openedBy(manager).open("employees/" + manager.id());

    assertThat(console.text()).contains("din egen side");
    assertThat(console.page().document().select(".console form")).isEmpty();
  }

  @Test
  void pages_are_in_english_too() {
    var console = openedBy(manager("Ulla"));

    assertThat(console.open("employees?kc_locale=en").text())
        .contains("Create employee", "Second factor");
    assertThat(console.open("new-employee").text()).contains("Create and send welcome");
  }

  @Test
  void a_manager_of_several_employers_chooses_one() {
    var second = realm.employer("vest", Map.of());
    var manager =
        realm.manager(
            realm.manager(realm.withApp("Bodil", "Begge", null, shop, second), shop), second);
    var console = openedBy(manager).open("new-employee");
    var email = "valgt@" + realm.name() + ".example";

    console.press("console-create", "firstName", "Val", "email", email, "employer", "");
    assertThat(console.page().document().getElementById("input-error-employer").text())
        .contains("Vælg en arbejdsgiver");
    console.press("console-create", "email", email, "employer", "havnen");
    assertThat(console.page().has("input-error-employer")).as("an employer of others").isTrue();
    console.press("console-create", "email", email, "employer", "-");
    assertThat(console.page().has("input-error-employer")).as("none").isTrue();
    assertThat(realm.get("employees?search=" + email).path("total").asInt()).isZero();

    assertThat(console.press("console-create", "email", email, "employer", "vest").text())
        .contains("Medarbejderen er oprettet");
    assertThat(realm.get("employees?employer=vest&search=" + email).path("total").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_page_that_was_open_meanwhile_overwrites_nothing() {
    var employee = realm.employee("Flora", "Faneblad", "Kok", shop);
    var first = openedBy(manager("Grete")).open("employees/" + employee.id());
    var second = openedBy(manager("Helge")).open("employees/" + employee.id());

    second.press("console-save", "title", "Souschef");
    assertThat(first.press("console-save", "lastName", "Vindue").text()).contains("er gemt");
    assertThat(title(employee)).as("not named by the older page").isEqualTo("Souschef");

    second.open("employees/" + employee.id());
    first.open("employees/" + employee.id()).press("console-save", "title", "Chef");
    assertThat(second.press("console-save", "title", "Elev").text()).contains("har ændret dette");
    assertThat(title(employee)).isEqualTo("Chef");
    assertThat(second.press("console-save").text()).contains("er gemt");
    assertThat(title(employee)).as("saved knowingly").isEqualTo("Elev");
  }

  private static String title(Employee employee) {
    return realm.user(employee.id()).path("attributes").path("title").path(0).asText();
  }
}
