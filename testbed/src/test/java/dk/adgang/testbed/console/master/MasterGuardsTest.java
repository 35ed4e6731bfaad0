package dk.adgang.testbed.console.master;

import static dk.adgang.testbed.console.master.MasterConsole.rows;
import static dk.adgang.testbed.console.master.MasterConsole.title;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithSecondServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For whom the console of master opens, and from which pages it takes forms. */
@WithSecondServer("It switches the console of master on.")
final class MasterGuardsTest {

  private static final String UNKNOWN = "There is no realm of that name";

  private MasterConsole master;
  private StaffRealm realm;
  private Employee employee;

  @BeforeEach
  void makeRealm(Adgang adgang) {
    master = new MasterConsole(adgang);
    master.switchOn();
    realm = new StaffRealm(adgang);
    employee = realm.withApp("Nina", "Offer", "Kok", realm.employer("torvet", Map.of()));
  }

  @AfterEach
  void removeRealm() {
    realm.close();
    master.close();
  }

  @Test
  void an_administrator_of_one_realm_sees_that_one(Adgang adgang) {
    var plain = "plain-" + UUID.randomUUID().toString().substring(0, 8);
    adgang.admin().post("", Map.of("realm", plain, "enabled", true));
    try (var other = new StaffRealm(adgang)) {
      var theirs = other.withApp("Olga", "Hemmelig", "Kok");
      var administrator =
          master.allRoles(master.allRoles(master.person("Rita"), realm.name()), plain);
      var console = master.opened(administrator, realm);
      var token = console.open("employees/" + employee.id()).page().value("form");
      var before = rows(other, theirs);

      assertThat(console.browser().open(master.url()).document().select("#console-realms a"))
          .hasSize(1);
      var none = master.in("some-realm", console).open("employees").page().body();
      for (var name : List.of(other.name(), plain, "master", "nothing-at-all", "%20")) {
        var there = master.in(name, console);
        for (var page : List.of("employees", "employees/" + theirs.id(), "overview", "realm")) {
          assertThat(there.open(page).page().status()).as("%s %s", name, page).isEqualTo(404);
          assertThat(there.text()).doesNotContain("Olga", "Hemmelig");
        }
      }
      for (var name : List.of(other.name(), plain, "master", "nothing-at-all")) {
        var there = master.in(name, console).open("employees");
        assertThat(there.text()).as(name).contains(UNKNOWN);
        assertThat(there.page().body().replace("/in/" + name, ""))
            .as("alike for %s", name)
            .isEqualTo(none.replace("/in/some-realm", ""));
      }
      var there = master.in(other.name(), console);
      for (var form :
          List.of(
              "employees/" + theirs.id(),
              "employees/" + theirs.id() + "/lost-phone",
              "employees/" + theirs.id() + "/end",
              "new-employee",
              "realm/setup")) {
        var answer =
            there
                .browser()
                .post(
                    there.at(form),
                    "form",
                    token,
                    "title",
                    "Chef",
                    "sure",
                    "true",
                    "block",
                    "on",
                    "email",
                    "x@" + other.name() + ".example");
        assertThat(answer.status()).as(form).isEqualTo(404);
      }
      assertThat(rows(other, theirs)).isEqualTo(before);
    } finally {
      adgang.admin().delete("/" + plain);
    }
  }

  @Test
  void without_a_second_factor_nothing_opens() {
    var administrator = master.ofAll(master.withPasswordAlone("Sara"));
    var before = rows(realm, employee);
    var list = master.browser().open("realms").as(administrator);
    var console = master.in(realm.name(), list);

    assertThat(list.page().status()).isEqualTo(403);
    assertThat(list.page().has("console-again")).isTrue();
    assertThat(list.text()).doesNotContain(realm.name());
    for (var page : List.of("employees", "employees/" + employee.id(), "realm", "proven")) {
      assertThat(console.open(page).page().status()).as(page).isEqualTo(403);
      assertThat(console.text()).doesNotContain("Nina", "Offer");
    }
    for (var form : List.of("employees/" + employee.id(), "employees/" + employee.id() + "/end")) {
      var answer = console.browser().post(console.at(form), "title", "Chef", "sure", "true");
      assertThat(answer.status()).as(form).isEqualTo(403);
    }
    assertThat(rows(realm, employee)).isEqualTo(before);

    master.addApp(administrator);
    assertThat(console.open("employees").page().status())
        .as("it was not proven in this session")
        .isEqualTo(403);
    var again = console.page().document().getElementById("console-again").attr("href");
    console.show(console.browser().open(console.page().at().resolve(again)));
    assertThat(console.as(administrator).opened().names()).contains("Nina Offer");
  }

  @Test
  void a_session_of_another_client_is_none_for_the_console(Adgang adgang) {
    var administrator = master.allRoles(master.person("Tilde"), realm.name());
    var console = master.opened(administrator, realm);
    master.switchOff();
    master.switchOn();

    // The client is another one now: the session knows nothing of it.
    var answer =
        console
            .browser()
            .stoppingAt(adgang.server().url() + "/realms/master/protocol")
            .open(console.at("employees"));

    assertThat(answer.trail().get(0).getPath()).startsWith("/realms/master/protocol/");
    assertThat(console.open("employees").opened().names()).as("after a login").isNotEmpty();
  }

  @Test
  void a_form_counts_in_the_realm_of_its_page_and_from_no_other_site(Adgang adgang) {
    try (var other = new StaffRealm(adgang)) {
      var theirs = other.withApp("Olga", "Anden", "Kok");
      var console = master.opened(master.ofAll(master.person("Tea")), realm);
      var here = console.open("employees/" + employee.id()).page().value("form");
      var there = master.in(other.name(), console);
      var page = "employees/" + theirs.id();
      var right = there.open(page).opened().page().value("form");
      assertThat(right).isNotEqualTo(here);

      for (var sent : List.of(here, "", right + "0")) {
        there.browser().post(there.at(page), "title", "Chef", "form", sent);
        assertThat(title(other, theirs)).as("«%s»", sent).isEqualTo("Kok");
      }
      assertThat(there.postFromElsewhere(there.at(page), "title", "Chef", "form", right))
          .hasSize(3)
          .allSatisfy((header, status) -> assertThat(status).as(header).isEqualTo(403));
      assertThat(title(other, theirs)).as("from other sites").isEqualTo("Kok");
      there.browser().post(there.at(page), "title", "Chef", "form", right);
      assertThat(title(other, theirs)).as("its own form").isEqualTo("Chef");

      there.open(page).press("console-save", "title", "Kok");
      var note = there.page().at().getQuery();
      assertThat(there.page().document().select(".console-done")).hasSize(1);
      assertThat(console.open("employees?" + note).page().document().select(".console-done"))
          .as("what was done there was not done here")
          .isEmpty();
    }
  }

  @Test
  void a_role_that_is_taken_counts_at_the_next_request() {
    var administrator = master.allRoles(master.person("Ulla"), realm.name());
    var console = master.opened(administrator, realm);
    var page = "employees/" + employee.id();
    var token = console.open(page).page().value("form");
    var before = rows(realm, employee);

    master.withoutRoles(administrator, realm.name());

    var answer = console.browser().post(console.at(page), "title", "Chef", "form", token);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(console.open(page).page().status()).isEqualTo(404);
    assertThat(console.text()).contains(UNKNOWN).doesNotContain("Nina");
    assertThat(console.browser().open(master.url()).status()).as("the list").isEqualTo(403);
    assertThat(rows(realm, employee)).isEqualTo(before);
  }

  @Test
  void an_ended_session_and_a_disabled_account_do_nothing() {
    var administrator = master.allRoles(master.person("Una"), realm.name());
    var console = master.opened(administrator, realm);
    var page = "employees/" + employee.id();
    var token = console.open(page).page().value("form");
    var before = rows(realm, employee);

    master.disable(administrator);
    console.browser().post(console.at(page), "title", "Chef", "form", token);
    assertThat(console.open(page).page().has("password")).as("disabled").isTrue();
    master.logOut(administrator);
    console.browser().post(console.at(page), "title", "Chef", "form", token);

    assertThat(console.open(page).page().has("password")).as("ended").isTrue();
    assertThat(rows(realm, employee)).isEqualTo(before);
  }
}
