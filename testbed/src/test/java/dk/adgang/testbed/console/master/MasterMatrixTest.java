package dk.adgang.testbed.console.master;

import static dk.adgang.testbed.console.master.MasterConsole.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.console.ConsoleBrowser;
import dk.adgang.testbed.console.ConsoleMatrixRows;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithSecondServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each page, form and call of the REST, for administrators of master: of the realm, of another one,
 * and of none.
 */
@WithSecondServer("It switches the console of master on.")
final class MasterMatrixTest {

  @AutoClose private static MasterConsole master;
  @AutoClose private static StaffRealm realm;
  @AutoClose private static StaffRealm other;
  private static Employee employee;
  private static Map<String, String> ids;

  @BeforeAll
  static void makeRealms(Adgang adgang) {
    master = new MasterConsole(adgang);
    master.switchOn();
    realm = new StaffRealm(adgang);
    other = new StaffRealm(adgang);
    var a = realm.employer("torvet", Map.of());
    var b = realm.employer("havnen", Map.of());
    employee = realm.withApp("Asta", "Ansat", "Kok", a);
    ids =
        Map.of(
            "{A}", a,
            "{id:[\\w-]+}", a,
            "{B}", b,
            "{a}", employee.id(),
            "{b}", realm.withApp("Bent", "Ansat", "Kok", b).id(),
            "{both}", realm.withApp("Dora", "Begge", "Kok", a, b).id(),
            "{boss}", realm.employee("Bodil", "Boss", "Kok", a).id());
  }

  private static String filled(String address) {
    var text = address;
    for (var each : ids.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    return text;
  }

  private static ConsoleBrowser of(Employee person) {
    return master.in(realm.name(), master.browser().open("realms").as(person));
  }

  @Test
  void pages() {
    var theirs = of(master.allRoles(master.person("Anna"), realm.name()));
    var others = of(master.allRoles(master.person("Birte"), other.name()));
    var nobodys = of(master.person("Clara"));
    for (var row : ConsoleMatrixRows.PAGES) {
      var cells = row.split(" +", -1);
      var address = filled(cells[0]);
      assertThat(theirs.open(address).page().status())
          .as("%s for an administrator of the realm: %s", cells[0], theirs.text())
          .isEqualTo(Integer.parseInt(cells[1]));
      for (var stranger : List.of(others, nobodys)) {
        // The address of a button leads to its page first.
        assertThat(stranger.open(address).page().status()).as(cells[0]).isEqualTo(404);
        assertThat(stranger.text()).doesNotContain("Ansat", "Boss", "Kok");
      }
      var nobody = master.in(realm.name(), master.browser().open("realms")).open(address);
      assertThat(nobody.page().has("password")).as("nobody is led to the login").isTrue();
    }
  }

  @Test
  void forms() {
    var theirs = of(master.allRoles(master.person("Dorte"), realm.name()));
    var token = theirs.open("new-employee").page().value("form");
    var stranger = of(master.allRoles(master.person("Elin"), other.name()));
    var own = master.in(other.name(), stranger).open("new-employee").page().value("form");
    var before =
        rows(realm, employee) + realm.get("setup") + realm.get("employers/torvet/settings");
    var addresses = new ArrayList<>(ConsoleMatrixRows.FORMS);
    addresses.addAll(ConsoleMatrixRows.ELSEWHERE);
    for (var row : addresses) {
      var address = filled(row.replaceAll(" .*", ""));
      for (var sent : List.of(token, own)) {
        var answer =
            stranger
                .browser()
                .post(
                    stranger.at(address),
                    "form",
                    sent,
                    "sure",
                    "true",
                    "block",
                    "on",
                    "firstName",
                    "Nyt",
                    "email",
                    "nyt@" + realm.name() + ".example",
                    "id",
                    employee.id(),
                    "graceDays",
                    "3");
        assertThat(answer.status()).as(row).isIn(404, 415);
      }
    }
    assertThat(rows(realm, employee) + realm.get("setup") + realm.get("employers/torvet/settings"))
        .isEqualTo(before);
  }

  @Test
  void calls_of_the_rest(Adgang adgang) {
    var token = master.token(master.allRoles(master.withPasswordAlone("Frida"), other.name()));
    assertThat(
            RestToken.send(
                adgang.server().url(), token, "GET", other.name() + "/adgang/openapi.json", ""))
        .as("the token is one of an administrator")
        .isEqualTo(200);
    var before = rows(realm, employee) + realm.get("setup");
    var calls = 0;
    for (var path : realm.get("openapi.json").path("paths").properties()) {
      for (var call : path.getValue().properties()) {
        var below =
            path.getKey()
                .replace("{id}", employee.id())
                .replace("{alias}", "torvet")
                .replaceAll("\\{\\w+}", "x");
        var status =
            RestToken.send(
                adgang.server().url(),
                token,
                call.getKey().toUpperCase(Locale.ROOT),
                realm.name() + "/adgang" + below,
                "{}");
        assertThat(status).as("%s %s", call.getKey(), below).isIn(403, 404);
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(20);
    assertThat(rows(realm, employee) + realm.get("setup")).isEqualTo(before);
  }
}
