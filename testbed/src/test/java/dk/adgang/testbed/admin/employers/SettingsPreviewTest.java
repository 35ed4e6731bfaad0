package dk.adgang.testbed.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts of a preview, and what employees meet when the settings are switched for real. */
@WithAdgang
final class SettingsPreviewTest {

  private static final Map<String, Object> NOTHING = Map.of("adminsGroup", "Chefer");
  private static final Map<String, Object> CHEFS =
      Map.of("adminsGroup", "Chefer", "requiredTitles", List.of("Butikschef"));

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static Employee app;
  private static Employee none;
  private static Employee skipped;
  private static Employee cook;
  private static Employee shared;
  private static String managerToken;
  private static String chiefToken;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    var torvet = realm.employer("torvet", Map.of());
    var bog =
        realm.employer("bog", Map.of("adgang.secondFactor.requiredTitles", List.of("Butikschef")));
    app = realm.withApp("Anne", "A", "Butikschef", torvet);
    none = realm.withPassword(realm.employee("Bo", "B", "butikschef ", torvet));
    skipped = realm.withPassword(realm.employee("Carla", "C", "BUTIKSCHEF", torvet));
    realm.token(skipped);
    cook = realm.withPassword(realm.employee("Dan", "D", "Kok", torvet));
    shared = realm.withPassword(realm.employee("Eva", "E", "Butikschef", torvet, bog));
    realm.employee("Fie", "F", "Butikschef", bog);
    var manager = realm.manager(realm.withApp("Ida", "I", null, torvet), torvet);
    var chief = realm.inGroup(realm.withApp("Ole", "O", null, torvet), torvet, "Chefer");
    // The settings name the group, so that it is there first.
    switchTo(NOTHING);
    managerToken = realm.token(manager);
    chiefToken = realm.token(chief);
  }

  private static void switchTo(Map<String, Object> settings) {
    var etag = realm.admin("GET", "employers/torvet/settings", null).etag();
    var done =
        realm.ask(
            admin.token(), "PUT", "employers/torvet/settings", settings, Map.of("If-Match", etag));
    assertThat(done.status()).as("%s", done.json()).isEqualTo(200);
  }

  private static JsonNode preview(Map<String, Object> wished) {
    var answer = realm.admin("POST", "employers/torvet/preview", wished);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode line(JsonNode preview, String title) {
    for (var each : preview.path("titles")) {
      if (each.path("title").asText().equalsIgnoreCase(title)) {
        return each;
      }
    }
    throw new AssertionError("No " + title + " in " + preview);
  }

  private static void counts(JsonNode line, String expected) {
    var found = new StringBuilder();
    for (var name :
        List.of(
            "concerned",
            "noLongerRequired",
            "withSecondFactor",
            "onlyDisallowed",
            "skipped",
            "neverLoggedIn",
            "cannotEnrol")) {
      found.append(line.path(name).asInt(-1)).append(' ');
    }
    assertThat(found.toString().strip()).as("%s", line).isEqualTo(expected);
  }

  private static CodeFlow login(Employee employee) {
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    return flow;
  }

  private static void mustChoose(CodeFlow flow) {
    assertThat(flow.isDone()).isFalse();
    assertThat(flow.page().has("adgang-choose")).as(flow.page().body()).isTrue();
    assertThat(flow.page().has("adgang-skip")).isFalse();
    assertThat(flow.page().has("adgang-later")).isFalse();
  }

  private static boolean offers(CodeFlow flow, String method) {
    return flow.page().body().contains("data-method=\"" + method + "\" data-available=\"true\"");
  }

  @Test
  void a_title_that_comes_to_require_one() {
    switchTo(NOTHING);

    var preview = preview(Map.of("requiredTitles", List.of("Butikschef")));

    assertThat(preview.path("employees").asInt()).isEqualTo(7);
    assertThat(preview.path("concerned").asInt()).isEqualTo(3);
    assertThat(preview.path("titles")).hasSize(1);
    var chefs = line(preview, "Butikschef");
    counts(chefs, "3 0 1 0 1 2 0");
    assertThat(chefs.path("from").path("nextLogin").asInt()).isEqualTo(3);
    assertThat(chefs.path("names").findValuesAsText("name"))
        .containsExactlyInAnyOrder("Anne A", "Bo B", "Carla C");
    assertThat(login(skipped).isDone()).as("nothing was changed").isTrue();

    switchTo(CHEFS);
    assertThat(login(app).page().has("otp")).isTrue();
    mustChoose(login(none));
    mustChoose(login(skipped));
    assertThat(login(cook).page().has("adgang-skip")).isTrue();
    mustChoose(login(shared));
    assertThat(preview(Map.of()).path("concerned").asInt()).isZero();
  }

  @Test
  void a_method_that_is_allowed_no_longer() {
    switchTo(CHEFS);

    var preview = preview(Map.of("methods", List.of("passkey")));

    assertThat(preview.path("concerned").asInt()).as("with the two managers").isEqualTo(3);
    counts(line(preview, "Butikschef"), "1 0 0 1 0 1 0");

    var wished = new HashMap<>(CHEFS);
    wished.put("methods", List.of("passkey"));
    switchTo(wished);
    var flow = login(app);
    flow.submit("otp", StaffRealm.APP.codeAt(Instant.now()));
    mustChoose(flow);
    assertThat(offers(flow, "passkey")).isTrue();
    assertThat(offers(flow, "otp")).isFalse();
  }

  @Test
  void methods_that_nobody_could_choose_are_counted() {
    switchTo(CHEFS);
    admin.set("enrol-sms", "adgang.sms.off", "true");

    var preview = preview(Map.of("methods", List.of("sms"), "sms", true));

    counts(line(preview, "Butikschef"), "4 0 0 1 1 3 4");

    var wished = new HashMap<>(CHEFS);
    wished.put("methods", List.of("sms"));
    wished.put("sms", true);
    switchTo(wished);
    for (var employee : List.of(none, skipped)) {
      var flow = login(employee);
      mustChoose(flow);
      assertThat(flow.page().body()).doesNotContain("data-available=\"true\"");
    }
    admin.set("enrol-sms", "adgang.sms.off", "false");
  }

  @Test
  void days_of_grace_end_on_the_day_that_is_named() {
    switchTo(CHEFS);
    Map<String, Object> wished = Map.of("requiredTitles", List.of("Kok"), "graceDays", 14);

    var preview = preview(wished);

    counts(line(preview, "Butikschef"), "3 3 0 0 0 0 0");
    counts(line(preview, "Kok"), "1 0 0 0 0 1 0");
    var day = line(preview, "Kok").path("names").path(0).path("from").asText();
    assertThat(line(preview, "Kok").path("from").path(day).asInt()).isEqualTo(1);

    switchTo(wished);
    var flow = login(cook);
    assertThat(flow.page().has("adgang-later")).as(flow.page().body()).isTrue();
    var until =
        Instant.parse(
            realm.get("employees/" + cook.id() + "/second-factor").path("graceUntil").asText());
    assertThat(LocalDate.ofInstant(until, ZoneId.of("Europe/Copenhagen")).minusDays(1))
        .isEqualTo(LocalDate.parse(day));
    assertThat(login(skipped).isDone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "graceDays, 91, graceDays",
    "methods, '[\"fax\"]', methods",
    "requiredTitle, '[\"Kok\"]', requiredTitle",
    "sms, '\"yes\"', sms",
  })
  void settings_that_make_no_sense_have_no_preview(String field, String value, String named) {
    var refused =
        realm.admin(
            "POST",
            "employers/torvet/preview",
            StaffAdmin.json("{\"" + field + "\":" + value + "}"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo(named);
  }

  @Test
  void a_caller_who_may_change_settings_may_look_ahead() {
    switchTo(NOTHING);
    var wished = Map.of("requiredTitles", List.of("Butikschef"));
    var preview = "employers/torvet/preview";

    assertThat(realm.ask(chiefToken, "POST", preview, wished).status()).isEqualTo(200);
    assertThat(realm.ask(chiefToken, "POST", preview, Map.of("trustBroker", true)).status())
        .isEqualTo(403);
    assertThat(realm.ask(managerToken, "POST", preview, wished).status()).isEqualTo(403);
    assertThat(realm.ask(chiefToken, "POST", "employers/bog/preview", wished).status())
        .isEqualTo(404);
  }
}
