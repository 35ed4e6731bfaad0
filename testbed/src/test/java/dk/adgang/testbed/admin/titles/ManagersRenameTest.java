package dk.adgang.testbed.admin.titles;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles that managers give another name: of whom they may, and of whom they may not. */
@WithAdgang
final class ManagersRenameTest {

  private static final String TITLES = "adgang.secondFactor.requiredTitles";

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String torvet;
  private static String bog;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    torvet =
        realm.employer(
            "torvet",
            Map.of(TITLES, List.of("Butikschef", "Kok"), "adgang.admins.group", List.of("Chefer")));
    bog = realm.employer("bog", Map.of(TITLES, List.of("butikschef")));
  }

  private static Map<String, Object> wanted(String from, String to, String employer) {
    var wanted = new HashMap<String, Object>(Map.of("from", from, "to", to));
    if (employer != null) {
      wanted.put("employer", employer);
    }
    return wanted;
  }

  private static void counts(StaffRealm.Answer answer, int employees, int settings) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    assertThat(answer.json().path("employees").asInt()).isEqualTo(employees);
    assertThat(answer.json().path("settings").asInt()).isEqualTo(settings);
  }

  private static List<String> listed(String employer) {
    return StaffAdmin.texts(admin.organization(employer).path("attributes").path(TITLES));
  }

  @Test
  void a_manager_renames_the_title_of_their_own_employees_alone() {
    var shop = realm.employer("vin", Map.of(TITLES, List.of("Vinkender")));
    var manager = realm.manager(realm.withApp("Ida", "V", null, shop), shop);
    var token = realm.token(manager);
    var own = realm.employee("Lars", "L", "Piccolo", shop);
    var foreign = realm.employee("Mia", "M", "Piccolo", bog);
    realm.employee("Nis", "N", "Vinkender", shop);

    for (var employer : List.of("bog", "no-such")) {
      assertThat(ask(token, "Piccolo", "Tjener", employer).status()).isEqualTo(400);
    }
    var app = ask(realm.appToken(manager), "Piccolo", "Tjener", null);
    assertThat(app.status()).isEqualTo(403);
    assertThat(admin.title(own.id())).isEqualTo("Piccolo");

    counts(ask(token, "Piccolo", "Tjener", null), 1, 0);
    assertThat(admin.title(own.id())).isEqualTo("Tjener");
    assertThat(admin.title(foreign.id())).isEqualTo("Piccolo");

    assertThat(ask(token, "Vinkender", "Tjener", null).status())
        .as("a title of the settings")
        .isEqualTo(403);
    assertThat(listed(shop)).containsExactly("Vinkender");
  }

  @Test
  void a_manager_with_settings_renames_also_what_the_settings_list() {
    var chief = realm.inGroup(realm.withApp("Ole", "O", null, torvet), torvet, "Chefer");
    var own = realm.employee("Per", "P", "Butikschef", torvet);

    counts(ask(realm.token(chief), "butikschef", "Leder", null), 1, 1);

    assertThat(admin.title(own.id())).isEqualTo("Leder");
    assertThat(listed(torvet)).contains("Leder").doesNotContain("Butikschef");
    assertThat(listed(bog)).containsExactly("butikschef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "self", "administrator", "manager of another"})
  void a_manager_renames_nobody_whom_they_may_not_change(String who) {
    var alias = "shop" + Integer.toHexString(who.hashCode());
    var shop = realm.employer(alias, Map.of());
    var manager =
        realm.manager(
            realm.withApp("Rie", alias, who.equals("self") ? "Opvasker" : null, shop), shop);
    var usual = realm.employee("Siv", alias, "Opvasker", shop);
    switch (who) {
      case "shared" -> realm.employee("Tom", alias, "Opvasker", shop, bog);
      case "administrator" -> admin.administrator(realm.employee("Uwe", alias, "Opvasker", shop));
      case "manager of another" ->
          realm.manager(realm.employee("Viv", alias, "Opvasker", shop, bog), bog);
      default -> {}
    }

    var refused = ask(realm.token(manager), "Opvasker", "Tjener", null);

    assertThat(refused.status()).as("%s", refused.json()).isEqualTo(403);
    assertThat(admin.title(usual.id())).isEqualTo("Opvasker");
  }

  @Test
  void a_manager_cannot_take_people_out_of_what_the_realm_requires() {
    admin.setRequiredTitles("Kasserer");
    var shop = realm.employer("is", Map.of());
    var manager = realm.manager(realm.withApp("Ask", "A", null, shop), shop);
    var cashier = realm.employee("Bea", "B", "Kasserer", shop);

    assertThat(ask(realm.token(manager), "Kasserer", "Assistent", null).status()).isEqualTo(403);

    assertThat(admin.title(cashier.id())).isEqualTo("Kasserer");
  }

  private static StaffRealm.Answer ask(String token, String from, String to, String employer) {
    return realm.ask(token, "POST", "titles/rename", wanted(from, to, employer));
  }
}
