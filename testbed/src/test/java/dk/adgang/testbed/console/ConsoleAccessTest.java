package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom the console opens, and from whom it takes forms. */
@WithAdgang
final class ConsoleAccessTest {

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
  void a_manager_without_a_second_factor_sets_one_up_before_anything_is_shown() {
    var manager =
        realm.manager(realm.withPassword(realm.employee("Bo", "Leder", null, shop)), shop);
    // A login to an app, where it may be skipped.
    realm.token(manager);

    var console = new ConsoleBrowser(realm).open("employees").as(manager);

    assertThat(console.isOpen()).isFalse();
    assertThat(console.page().has("adgang-choose")).isTrue();
    assertThat(console.page().has("adgang-skip")).isFalse();
    console.submit("skip", "true");
    assertThat(console.page().has("adgang-choose")).as("no way past it").isTrue();
    assertThat(console.open("employees").isOpen()).isFalse();
    assertThat(console.as(manager).page().has("adgang-choose")).isTrue();
    console.enrol().opened();
  }

  @Test
  void a_session_of_an_app_without_a_proof_does_not_open_it() {
    var manager =
        realm.manager(realm.withPassword(realm.employee("Cille", "Leder", null, shop)), shop);
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", manager.email(), "password", Employee.USUAL_PASSWORD);
    flow.submit("skip", "true");
    assertThat(flow.isDone()).isTrue();

    var console = new ConsoleBrowser(realm, flow.browser()).open("employees");

    assertThat(console.isOpen()).isFalse();
    assertThat(console.page().has("adgang-choose")).isTrue();
  }

  @Test
  void others_meet_a_page_that_says_whom_it_is_for() {
    for (var employee :
        List.of(
            realm.withApp("Ditte", "Ansat", null, shop),
            realm.inGroup(realm.withApp("Emil", "Kok", null, shop), shop, "Kokke"))) {
      var console = new ConsoleBrowser(realm).open("employees").as(employee);

      assertThat(console.page().status()).isEqualTo(403);
      assertThat(console.text()).contains("Konsollen er for ledere").doesNotContain("Mads");
    }
  }

  @Test
  void a_manager_who_leaves_the_group_is_out_at_the_next_page() {
    var manager = manager("Frank");
    var console = openedBy(manager);

    realm.leave(manager, shop);

    assertThat(console.open("employees").page().status()).isEqualTo(403);
    assertThat(console.names()).isEmpty();
  }

  @Test
  void a_form_from_elsewhere_changes_nothing() {
    var employee = realm.employee("Nina", "Offer", "Kok", shop);
    var page = "employees/" + employee.id();
    var console = openedBy(manager("Ole")).open(page);
    var token = console.page().value("form");
    var thief = openedBy(manager("Per")).open(page).page().value("form");

    for (var sent : List.of("", thief, token + "0")) {
      console.browser().post(console.at(page), "title", "Chef", "form", sent);
    }
    console.browser().post(console.at(page), "title", "Chef");
    assertThat(console.postFromElsewhere(console.at(page), "title", "Chef", "form", token))
        .hasSize(3)
        .allSatisfy((header, status) -> assertThat(status).as(header).isEqualTo(403));
    new HttpBrowser().post(console.at(page), "title", "Chef", "form", token);

    assertThat(realm.user(employee.id()).path("attributes").path("title").path(0).asText())
        .isEqualTo("Kok");
    console.browser().post(console.at(page), "title", "Chef", "form", token, "lastName", "Offer");
    assertThat(realm.user(employee.id()).path("attributes").path("title").path(0).asText())
        .as("the own form")
        .isEqualTo("Chef");
  }

  @Test
  void an_employee_of_others_is_as_good_as_unknown() {
    var other = realm.employer("molen", Map.of());
    var foreign = realm.employee("Rie", "Fremmed", null, other);
    var console = openedBy(manager("Sten"));

    for (var id : List.of(foreign.id(), "4cb1e8a2-0000-4000-8000-000000000000")) {
      assertThat(console.open("employees/" + id).page().status()).isEqualTo(404);
      assertThat(console.text()).contains("findes ikke").doesNotContain("Fremmed");
      assertThat(console.open("employees/" + id + "/lost-phone").page().status()).isEqualTo(404);
    }
  }

  @Test
  void an_administrator_closes_the_console_by_its_client(Adgang adgang) {
    try (var closed = new StaffRealm(adgang)) {
      new ConsoleBrowser(closed).open("employees");
      var path = closed.path("/clients?clientId=adgang-console");
      var client = (ObjectNode) adgang.admin().get(path).path(0);
      assertThat(client.path("fullScopeAllowed").asBoolean()).isFalse();
      assertThat(client.path("redirectUris")).hasSize(1);
      adgang
          .admin()
          .put(closed.path("/clients/" + client.path("id").asText()), client.put("enabled", false));

      assertThat(new ConsoleBrowser(closed).open("employees").page().status()).isEqualTo(403);
    }
  }

  @Test
  void a_client_of_that_name_that_is_not_as_ours_opens_nothing(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      adgang
          .admin()
          .post(
              realm.path("/clients"),
              Map.of(
                  "clientId",
                  "adgang-console",
                  "publicClient",
                  true,
                  "directAccessGrantsEnabled",
                  true,
                  "redirectUris",
                  List.of("*")));

      assertThat(new ConsoleBrowser(realm).open("employees").page().status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"employees/%7Bx%7D", "employees/%24%7Brealm.name%7D", "employees/a%20b"})
  void an_odd_address_leads_to_the_beginning(String page) {
    var login = new ConsoleBrowser(realm).open(page).page();

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.has("password")).isTrue();
  }

  @Test
  void titles_of_other_employers_are_not_shown() {
    var molen = realm.employer("kajen", Map.of());
    realm.employee("Yrsa", "Fremmed", "Hemmelig titel", molen);
    var console = openedBy(manager("Ask"));

    for (var page : List.of("employees", "new-employee")) {
      assertThat(console.open(page).page().body()).doesNotContain("Hemmelig titel");
    }
  }
}
