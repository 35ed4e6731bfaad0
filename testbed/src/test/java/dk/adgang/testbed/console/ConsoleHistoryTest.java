package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the console and the REST tell of the history of an employee, and to whom. */
@WithAdgang
final class ConsoleHistoryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static StaffRealm realm;
  private static String shop;
  private static String other;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    // A test is wrong twice faster than a hand, which the realm would take for a guessing machine.
    var made = (ObjectNode) adgang.admin().get(realm.path(""));
    adgang.admin().put(realm.path(""), made.put("quickLoginCheckMilliSeconds", 0));
    shop = realm.employer("torvet", Map.of());
    other = realm.employer("havnen", Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static Employee manager(String first, String... employers) {
    var manager = realm.withApp(first, "Leder", "Chef", employers);
    for (var employer : employers) {
      realm.manager(manager, employer);
    }
    return manager;
  }

  private static ConsoleBrowser openedBy(Employee employee) {
    return new ConsoleBrowser(realm).open("employees").as(employee).opened();
  }

  private static List<String> told(ConsoleBrowser console) {
    return console.page().document().select(".console-events li").eachText();
  }

  private static List<String> texts(JsonNode report) {
    assertThat(report.path("events").isArray()).as("%s", report).isTrue();
    return report.path("events").findValuesAsText("text");
  }

  /** Wrong tries, and then a login. */
  private static void logIn(Employee employee) {
    new ConsoleBrowser(realm)
        .open("employees")
        .submit("username", employee.email(), "password", "Forkert-2026");
    new ConsoleBrowser(realm)
        .open("employees")
        .submit("username", employee.email(), "password", Employee.USUAL_PASSWORD)
        .submit("otp", "12345");
    realm.token(employee);
  }

  /** Waits for the mail, whose event would come between two answers that are compared. */
  private static void isSent(Employee employee) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        realm
                            .get("employees/" + employee.id() + "/links")
                            .path(0)
                            .path("state")
                            .asText())
                    .isEqualTo("SENT"));
  }

  @Test
  void a_manager_reads_what_has_happened_in_words_newest_first() {
    var employee = realm.withApp("Ida", "Holm", "Kok", shop);
    logIn(employee);
    var boss = manager("Anna", shop);
    var console = openedBy(boss).open("employees/" + employee.id());
    console.press("console-save", "title", "Souschef");
    console.open("employees/" + employee.id()).press("console-reset");

    isSent(employee);
    console.open("employees/" + employee.id());

    var lines = String.join("\n", told(console));
    assertThat(lines)
        .containsSubsequence(
            "Anna Leder sendte et link til en ny adgangskode",
            "Anna Leder ændrede titlen",
            "Loggede ind",
            "2-faktor blev ikke godkendt: Godkendelsesapp",
            "Login mislykkedes: forkert adgangskode eller kode",
            "En administrator eller en anden leder satte en adgangskode",
            "En administrator eller en anden leder oprettede medarbejderen");
    assertThat(lines).contains("Velkomsten blev sat i kø", "i dag kl.");
    assertThat(lines)
        .doesNotContain("consoleEvent", "127.0.0.1", "adgang-web", "_ERROR", "Noget andet");

    var rest = realm.ask(realm.token(boss), "GET", "employees/" + employee.id() + "/events", null);
    assertThat(rest.status()).isEqualTo(200);
    assertThat(texts(rest.json()))
        .hasSameSizeAs(told(console))
        .zipSatisfy(told(console), (text, line) -> assertThat(line).endsWith(text));
    assertThat(rest.json().toString()).doesNotContain("127.0.0.1", "ipAddress", "adgang-web");
    assertThat(rest.json().path("keepsEvents").asBoolean()).isTrue();
    assertThat(rest.json().path("events").findValuesAsText("by")).containsOnly("Anna Leder");
    assertThat(console.open("employees/" + employee.id() + "?kc_locale=en").text())
        .contains("What has happened", "Anna Leder changed the title");
  }

  @Test
  void older_events_are_on_further_pages_and_none_is_told_twice() {
    var employee = realm.employee("Palle", "Mange", "Kok", shop);
    for (var i = 0; i < 15; i++) {
      var sent =
          realm.admin("PUT", "employees/" + employee.id(), Map.of("title", "Kok nummer " + i));
      assertThat(sent.status()).isEqualTo(204);
      realm.admin("POST", "employees/" + employee.id() + "/welcome", null);
    }
    isSent(employee);
    var path = "employees/" + employee.id() + "/events";
    var whole = realm.get(path + "?max=100");
    assertThat(whole.path("events").size()).isGreaterThan(45);
    assertThat(whole.has("older")).isFalse();

    var read = new ArrayList<String>();
    var page = realm.get(path + "?max=7");
    while (true) {
      page.path("events").forEach(each -> read.add(each.toString()));
      if (!page.has("older")) {
        break;
      }
      assertThat(page.path("events")).hasSize(7);
      page = realm.get(path + "?max=7&before=" + page.path("older").asText());
    }
    var all = new ArrayList<String>();
    whole.path("events").forEach(each -> all.add(each.toString()));
    assertThat(read).isEqualTo(all);

    var console = openedBy(manager("Poul", shop)).open("employees/" + employee.id());
    assertThat(told(console)).hasSize(20);
    var older = console.page().document().getElementById("console-older").attr("href");
    console.show(console.browser().open(URI.create(older)));
    assertThat(console.page().status()).isEqualTo(200);
    assertThat(told(console)).hasSize(20);
    assertThat(console.open(path + "?before=%27nonsense").page().status()).isEqualTo(200);
    assertThat(realm.admin("GET", path + "?before=nonsense", null).status()).isEqualTo(400);
    assertThat(realm.admin("GET", path + "?max=101", null).status()).isEqualTo(400);
  }

  @Test
  void a_manager_does_not_learn_who_else_employs_somebody() {
    var employee = realm.withApp("Dora", "Begge", "Kok", shop, other);
    var here = manager("Alma", shop);
    var there = manager("Bo", other);
    var tokenThere = realm.token(there);
    var console = openedBy(here);
    realm.ask(tokenThere, "POST", "employees/" + employee.id() + "/password-reset", null);
    var path = "employees/" + employee.id() + "/events";

    var seen = realm.ask(realm.token(here), "GET", path, null).json().toString();
    assertThat(seen)
        .contains("En administrator eller en anden leder sendte et link til en ny adgangskode")
        .doesNotContain("Bo Leder", "havnen", other);
    assertThat(console.open("employees/" + employee.id()).text())
        .doesNotContain("Bo Leder", "havnen");
    assertThat(realm.ask(tokenThere, "GET", path, null).json().toString())
        .contains("Bo Leder sendte et link");
    assertThat(realm.get(path).toString())
        .contains("Bo Leder sendte et link", "En administrator oprettede medarbejderen");
  }

  @Test
  void an_employee_of_others_is_as_good_as_unknown() {
    var employee = realm.withApp("Rie", "Fremmed", null, other);
    var boss = manager("Sten", shop);
    var console = openedBy(boss);

    for (var page : List.of("", "/events", "/link", "/lost-phone")) {
      assertThat(console.open("employees/" + employee.id() + page).page().status())
          .as(page)
          .isEqualTo(404);
      assertThat(console.text()).doesNotContain("Fremmed");
    }
    var token = realm.token(boss);
    assertThat(realm.ask(token, "GET", "employees/" + employee.id() + "/events", null).status())
        .isEqualTo(404);
    assertThat(
            realm
                .ask(token, "PUT", "employees/" + employee.id(), Map.of("language", "en"))
                .status())
        .isEqualTo(404);
    assertThat(realm.user(employee.id()).path("attributes").has("locale")).isFalse();
    var colleague = realm.withApp("Olga", "Ansat", null, shop);
    assertThat(
            realm
                .ask(realm.token(colleague), "GET", "employees/" + employee.id() + "/events", null)
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_realm_that_keeps_no_events_says_so(Adgang adgang) {
    try (var silent = new StaffRealm(adgang)) {
      var admin = new StaffAdmin(adgang, silent);
      var employee = silent.employee("Nis", "Ny", null);
      var reader = admin.role(silent.withApp("Anders", "Admin", null), "realm-admin");
      var console = new ConsoleBrowser(silent).open("employees").as(reader).opened();
      adgang.admin().delete(silent.path("/events"));
      adgang.admin().delete(silent.path("/admin-events"));
      assertThat(console.open("employees/" + employee.id()).text())
          .contains("Der er ikke sket noget endnu")
          .doesNotContain("gemmes ikke", "Kun nogle");

      keep(adgang, silent, false, true);
      assertThat(console.open("employees/" + employee.id()).text())
          .contains("Kun nogle hændelser gemmes");

      keep(adgang, silent, false, false);
      assertThat(console.open("employees/" + employee.id()).text())
          .contains("Her gemmes ikke hændelser")
          .doesNotContain("Der er ikke sket noget endnu");
      var report = silent.get("employees/" + employee.id() + "/events");
      assertThat(report.path("events")).isEmpty();
      assertThat(report.path("keepsEvents").asBoolean(true)).isFalse();
      assertThat(report.path("keepsAdminEvents").asBoolean(true)).isFalse();
    }
  }

  private static void keep(Adgang adgang, StaffRealm realm, boolean users, boolean admins) {
    var config = (ObjectNode) adgang.admin().get(realm.path("/events/config"));
    config.put("eventsEnabled", users).put("adminEventsEnabled", admins);
    adgang.admin().put(realm.path("/events/config"), config);
  }
}
