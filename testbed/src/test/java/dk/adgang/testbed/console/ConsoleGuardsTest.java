package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each guard of the console by itself, where all others have nothing to say. */
@WithAdgang
final class ConsoleGuardsTest {

  private StaffRealm realm;
  private String shop;
  private Employee employee;

  @BeforeEach
  void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
    employee = realm.employee("Nina", "Offer", "Kok", shop);
  }

  @AfterEach
  void removeRealm() {
    realm.close();
  }

  private String title() {
    return realm.user(employee.id()).path("attributes").path("title").path(0).asText();
  }

  private ConsoleBrowser openedByManager() {
    var manager = realm.manager(realm.withApp("Max", "Leder", null, shop), shop);
    return new ConsoleBrowser(realm)
        .open("employees")
        .as(manager)
        .opened()
        .open("employees/" + employee.id());
  }

  /** A login that asks for the password alone, with no guard at the exit. */
  private void letInByPasswordAlone(Adgang adgang) {
    var flows = realm.path("/authentication/flows");
    adgang
        .admin()
        .post(
            flows,
            Map.of(
                "alias",
                "kun kode",
                "providerId",
                "basic-flow",
                "topLevel",
                true,
                "builtIn",
                false));
    var executions = flows + "/kun%20kode/executions";
    adgang
        .admin()
        .post(executions + "/execution", Map.of("provider", "auth-username-password-form"));
    var step = (ObjectNode) adgang.admin().get(executions).path(0);
    adgang.admin().put(executions, step.put("requirement", "REQUIRED"));
    var action = realm.path("/authentication/required-actions/choose-second-factor");
    adgang.admin().put(action, ((ObjectNode) adgang.admin().get(action)).put("enabled", false));
    var changed = (ObjectNode) adgang.admin().get(realm.path(""));
    changed.put("browserFlow", "kun kode");
    changed.withObject("/attributes").put("adgang.testing.without", "browser");
    adgang.admin().put(realm.path(""), changed);
  }

  @Test
  void the_proof(Adgang adgang) {
    letInByPasswordAlone(adgang);
    var manager =
        realm.manager(realm.withPassword(realm.employee("Mia", "Leder", null, shop)), shop);

    var console = new ConsoleBrowser(realm).open("employees").as(manager);

    assertThat(realm.sessions(manager).toString())
        .as("everything before the page lets in")
        .contains("adgang-console");
    for (var page : List.of("employees", "employees/" + employee.id(), "new-employee")) {
      assertThat(console.open(page).isOpen()).as(page).isFalse();
      assertThat(console.text()).doesNotContain("Nina");
      assertThat(console.page().has("password")).isTrue();
    }
    console.browser().post(console.at("employees/" + employee.id()), "title", "Chef");
    assertThat(title()).isEqualTo("Kok");
  }

  /** The own browser sends it, and says nothing of where it comes from. */
  @Test
  void the_text_of_the_session() {
    var console = openedByManager();
    var token = console.page().value("form");

    for (var sent : List.of("", token + "0", token.substring(1), token.toUpperCase(Locale.ROOT))) {
      console
          .browser()
          .post(console.at("employees/" + employee.id()), "title", "Chef", "form", sent);
      assertThat(title()).as("«%s»", sent).isEqualTo("Kok");
    }
    console.browser().post(console.at("employees/" + employee.id()), "title", "Chef");
    assertThat(title()).isEqualTo("Kok");
    console
        .browser()
        .post(console.at("employees/" + employee.id()), "title", "Chef", "form", token);
    assertThat(title()).as("the text itself is right").isEqualTo("Chef");
  }

  /** The text is right, as if a thief had read it. */
  @Test
  void the_origin() {
    var console = openedByManager();
    var token = console.page().value("form");

    for (var header :
        List.of(
            Map.entry("Origin", "https://evil.example"),
            Map.entry("Origin", realm.url().resolve("/").toString().replaceAll("\\d+/$", "1")),
            Map.entry("Sec-Fetch-Site", "cross-site"),
            Map.entry("Sec-Fetch-Site", "same-site"),
            Map.entry("Sec-Fetch-Site", "none"))) {
      var refused =
          console
              .browser()
              .twin()
              .sending(header.getKey(), header.getValue())
              .post(console.at("employees/" + employee.id()), "title", "Chef", "form", token);
      assertThat(refused.status()).as("%s", header).isEqualTo(403);
      assertThat(title()).as("%s", header).isEqualTo("Kok");
    }
    console
        .browser()
        .twin()
        .sending("Sec-Fetch-Site", "same-origin")
        .post(console.at("employees/" + employee.id()), "title", "Chef", "form", token);
    assertThat(title()).as("the own site").isEqualTo("Chef");
  }
}
