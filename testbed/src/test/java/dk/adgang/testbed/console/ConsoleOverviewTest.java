package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The overview, the list as a file, many at once, and the setup of the realm as a page. */
@WithAdgang
final class ConsoleOverviewTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void the_overview_counts_the_employees_of_the_managers_employers(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of());
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      realm.employee("Mads", "Krogh", "Kok", shop);
      realm.withApp("Bo", "Krogh", "Kok", shop);
      realm.employee("Sofie", "Lund", "Kok", realm.employer("havnen", Map.of()));
      var console = ConsoleBrowser.opened(realm, "overview", manager);

      assertThat(console.text()).contains("2 af 3 medarbejdere har 2-faktor (67 %)");
      assertThat(console.page().document().select("#console-by-title tr").eachText())
          .contains("Kok 1 af 2 (50 %)", "Chef 1 af 1 (100 %)");
      assertThat(console.page().document().select("#console-by-week tbody tr")).hasSize(1);
      assertThat(console.page().document().select("#console-by-week tbody tr").last().text())
          .contains("2 af 3");
      assertThat(console.page().document().getElementById("console-task-missing").text())
          .isEqualTo("1 har ikke 2-faktor");
      var list = console.page().document().getElementById("console-task-missing").attr("href");
      assertThat(console.show(console.browser().open(URI.create(list))).names())
          .containsExactly("Mads Krogh");
      assertThat(realm.get("overview?employer=havnen").path("employees").asInt()).isEqualTo(1);
      assertThat(realm.get("overview").path("employees").asInt()).isEqualTo(4);
      assertThat(realm.ask(realm.token(manager), "GET", "overview", null).json().path("employees"))
          .hasToString("3");
    }
  }

  @Test
  void the_list_is_downloaded_without_formulas(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of());
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      realm.employee("Mads", "Krogh", "=1+1; kok", shop);
      realm.employee("Sofie", "Lund", null, realm.employer("havnen", Map.of()));
      var console = ConsoleBrowser.opened(realm, "employees", manager);

      var file = console.open("employees/download").page();

      assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(".csv");
      assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
      assertThat(file.body()).startsWith("\uFEFFFornavn;Efternavn;");
      assertThat(file.body())
          .contains("Mads;Krogh;", "\"'=1+1; kok\"", "Anna;Leder;")
          .doesNotContain("Sofie");
      assertThat(console.open("employees/download?search=anna").page().body())
          .doesNotContain("Krogh");
    }
  }

  @Test
  void the_chosen_are_welcomed_and_nobody_else(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of());
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      var mads = realm.employee("Mads", "Krogh", "Kok", shop);
      var foreign = realm.employee("Sofie", "Lund", null, realm.employer("havnen", Map.of()));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(adgang.inbox().messagesTo(mads.email())).hasSize(1);
                assertThat(adgang.inbox().messagesTo(foreign.email())).hasSize(1);
              });
      var console = ConsoleBrowser.opened(realm, "employees", manager);
      var token = console.page().value("form");

      console.show(
          console
              .browser()
              .post(
                  console.at("employees/welcome"),
                  "form",
                  token,
                  "id",
                  mads.id(),
                  "id",
                  foreign.id(),
                  "id",
                  manager.id()));

      assertThat(console.opened().text()).contains("Velkomsterne er på vej");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(adgang.inbox().messagesTo(mads.email())).hasSize(2));
      assertThat(realm.get("employees/" + foreign.id() + "/links")).hasSize(1);
      assertThat(realm.get("employees/" + manager.id() + "/links")).hasSize(1);
      console.show(console.browser().post(console.at("employees/welcome"), "form", token));
      assertThat(console.text()).contains("Vælg først medarbejdere");
    }
  }

  @Test
  void an_administrator_sees_what_the_realm_lacks_and_has_it_set_up(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var admin = new StaffAdmin(adgang, realm);
      var shop = realm.employer("torvet", Map.of());
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      var console =
          new ConsoleBrowser(realm)
              .open("realm")
              .as(admin.role(realm.withApp("Anders", "Admin", null), "realm-admin"))
              .opened();
      var made = (ObjectNode) adgang.admin().get(realm.path(""));
      adgang.admin().put(realm.path(""), made.put("bruteForceProtected", false));

      console.open("realm");
      assertThat(console.text()).contains("Der mangler");
      console.open("realm/setup");
      assertThat(console.text()).contains("Det bliver ændret");
      assertThat(adgang.admin().get(realm.path("")).path("bruteForceProtected").asBoolean())
          .isFalse();
      console.press("console-set-up");

      assertThat(console.opened().text()).contains("Opsætningen er gemt");
      assertThat(adgang.admin().get(realm.path("")).path("bruteForceProtected").asBoolean())
          .isTrue();

      var other = ConsoleBrowser.opened(realm, "employees", manager);
      for (var page : List.of("realm", "realm/setup")) {
        assertThat(other.open(page).page().status()).as(page).isEqualTo(404);
      }
    }
  }
}
