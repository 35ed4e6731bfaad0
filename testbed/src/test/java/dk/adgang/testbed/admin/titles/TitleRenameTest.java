package dk.adgang.testbed.admin.titles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.Directory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles that get another name over REST: of whom, and in which settings. */
@WithAdgang
final class TitleRenameTest {

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
            Map.of(
                TITLES,
                List.of("Butikschef", "Kok"),
                "adgang.admins.group",
                List.of("Chefer"),
                "color",
                List.of("red")));
    bog = realm.employer("bog", Map.of(TITLES, List.of("butikschef")));
  }

  private static Map<String, Object> wanted(String from, String to, String employer) {
    var wanted = new HashMap<String, Object>(Map.of("from", from, "to", to));
    if (employer != null) {
      wanted.put("employer", employer);
    }
    return wanted;
  }

  private static StaffRealm.Answer rename(String from, String to, String employer) {
    return realm.admin("POST", "titles/rename", wanted(from, to, employer));
  }

  private static void counts(JsonNode answer, int employees, int settings, int skipped) {
    assertThat(answer.path("employees").asInt()).as("%s", answer).isEqualTo(employees);
    assertThat(answer.path("settings").asInt()).as("%s", answer).isEqualTo(settings);
    assertThat(answer.path("skipped").asInt()).as("%s", answer).isEqualTo(skipped);
  }

  private static List<String> listed(String employer) {
    return StaffAdmin.texts(admin.organization(employer).path("attributes").path(TITLES));
  }

  @Test
  void people_and_settings_of_the_realm_change_together(Adgang adgang) {
    admin.setRequiredTitles("Bager##Chauffør");
    var shop = realm.employer("te", Map.of(TITLES, List.of("BAGER", "Bagermester")));
    var one = realm.employee("Anne", "A", "Bager", shop);
    var other = realm.employee("Bo", "B", "bager ", bog);
    var none = realm.employee("Carla", "C", "Bagermester", bog);
    assertThat(admin.title(one.id())).isEqualTo("Bager");

    var dry = wanted("bager", "Konditor", null);
    dry.put("dryRun", true);
    var planned = realm.admin("POST", "titles/rename", dry);
    assertThat(planned.status()).as("%s", planned.json()).isEqualTo(200);
    counts(planned.json(), 2, 2, 0);
    assertThat(admin.title(one.id())).isEqualTo("Bager");
    assertThat(listed(shop)).contains("BAGER");

    var done = rename("bager", "Konditor", null);

    assertThat(done.status()).as("%s", done.json()).isEqualTo(200);
    counts(done.json(), 2, 2, 0);
    assertThat(admin.title(one.id())).isEqualTo("Konditor");
    assertThat(admin.title(other.id())).isEqualTo("Konditor");
    assertThat(admin.title(none.id())).isEqualTo("Bagermester");
    assertThat(listed(shop)).containsExactlyInAnyOrder("Konditor", "Bagermester");
    assertThat(admin.requiredTitles()).isEqualTo("Konditor##Chauffør");
    var events = adgang.admin().get(realm.path("/admin-events"));
    assertThat(events.findValuesAsText("resourcePath"))
        .contains(
            "adgang/titles/rename",
            "organizations/" + shop,
            "authentication/required-actions/choose-second-factor/config");
    assertThat(rename("bager", "Konditor", null).status()).as("again").isEqualTo(400);
  }

  @Test
  void an_employer_may_rename_alone_and_keeps_its_other_attributes() {
    var own = realm.employee("Dan", "D", "Kok", torvet);
    var other = realm.employee("Eva", "E", "Kok", bog);

    counts(rename("Kok", "Køkkenchef", "torvet").json(), 1, 1, 0);

    assertThat(admin.title(own.id())).isEqualTo("Køkkenchef");
    assertThat(admin.title(other.id())).isEqualTo("Kok");
    assertThat(listed(torvet)).contains("Køkkenchef").doesNotContain("Kok");
    assertThat(admin.organization(torvet).path("attributes").path("color").path(0).asText())
        .isEqualTo("red");
  }

  @Test
  void the_spelling_alone_can_be_put_right() {
    var employee = realm.employee("Finn", "F", "sommelier", bog);
    var right = realm.employee("Gry", "G", "Sommelier", bog);

    counts(rename("Sommelier", "Sommelier", null).json(), 1, 0, 0);

    assertThat(admin.title(employee.id())).isEqualTo("Sommelier");
    assertThat(admin.title(right.id())).isEqualTo("Sommelier");
  }

  @ParameterizedTest
  @CsvSource({
    "Nobody has it, Kok, from",
    "'', Kok, from",
    "Vagt, '', to",
    "Vagt, '  ', to",
    "Vagt, a<b>, to",
    "Vagt, <script>alert(1)</script>, to",
    "Vagt, Kok##Vagt, to",
    "Vagt, \u00AD, to",
    "Vagt, K\u200Bok, to",
  })
  void a_name_that_cannot_be_is_refused_and_nobody_changes(String from, String to, String field) {
    var employee = realm.employee("Hans", Integer.toString((from + to).hashCode()), "Vagt", bog);

    var refused = rename(from, to, null);

    assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo(field);
    assertThat(refused.json().path("error").asText()).doesNotContain("error-");
    assertThat(admin.title(employee.id())).isEqualTo("Vagt");
  }

  @Test
  void a_name_is_at_most_as_long_as_the_column() {
    var employee = realm.employee("Inge", "I", "Lang", bog);

    assertThat(rename("Lang", "x".repeat(256), null).json().path("field").asText()).isEqualTo("to");
    assertThat(admin.title(employee.id())).isEqualTo("Lang");
    assertThat(rename("Lang", "x".repeat(255), null).status()).isEqualTo(200);
    assertThat(admin.title(employee.id())).hasSize(255);
  }

  @Test
  void a_list_that_nobody_would_understand_is_refused_and_nobody_changes() {
    admin.setRequiredTitles("Pilot##Styrmand");
    var employee = realm.employee("Jens", "J", "Pilot", bog);

    var refused = rename("Pilot", "C#", null);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo("to");
    assertThat(admin.title(employee.id())).isEqualTo("Pilot");
    assertThat(admin.requiredTitles()).isEqualTo("Pilot##Styrmand");
  }

  @Test
  void a_name_that_looks_like_a_list_is_refused_where_nobody_has_it() {
    var shop = realm.employer("ost", Map.of(TITLES, List.of("Ostekender", "Vin", "Ost")));

    var refused = rename("Ostekender", "Vin, Ost", "ost");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo("to");
    assertThat(listed(shop)).contains("Ostekender").doesNotContain("Vin, Ost");
  }

  @Test
  void more_than_one_batch_of_employees_changes() {
    var ids = admin.imported(1_100, "Plukker");
    assertThat(admin.title(ids.get(0))).isEqualTo("Plukker");
    assertThat(admin.title(ids.get(1_099))).isEqualTo("Plukker");

    counts(rename("plukker", "Lagermedarbejder", null).json(), 1_100, 0, 0);

    assertThat(admin.title(ids.get(0))).isEqualTo("Lagermedarbejder");
    assertThat(admin.title(ids.get(1_099))).isEqualTo("Lagermedarbejder");
    assertThat(realm.get("employees?max=1&title=Plukker").path("total").asInt()).isZero();
  }

  @Test
  void an_employee_of_a_read_only_directory_is_skipped(Adgang adgang) {
    try (var other = new StaffRealm(adgang);
        var directory = new Directory()) {
      directory.join(adgang.admin(), other.name(), Directory.Kind.READ_ONLY_IMPORTED);
      var email = "freja@" + other.name() + ".example";
      directory.add(email, "Kok", Employee.USUAL_PASSWORD);
      var found = adgang.admin().get(other.path("/users?search=" + email));
      assertThat(found).hasSize(1);
      var own = other.employee("Kim", "K", "Kok");

      var done = other.admin("POST", "titles/rename", wanted("Kok", "Tjener", null));

      counts(done.json(), 1, 0, 1);
      assertThat(other.user(own.id()).path("attributes").path("title").path(0).asText())
          .isEqualTo("Tjener");
    }
  }
}
