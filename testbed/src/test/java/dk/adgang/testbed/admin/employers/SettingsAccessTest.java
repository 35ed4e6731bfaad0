package dk.adgang.testbed.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The persons who may see and change the settings of an employer, and which of them. */
@WithAdgang
final class SettingsAccessTest {

  private static final String SETTINGS = "employers/torvet/settings";
  private static final String TITLES = "adgang.secondFactor.requiredTitles";

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String torvet;
  private static String managerToken;
  private static String chiefToken;
  private static String chiefAppToken;
  private static String plainToken;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    torvet = realm.employer("torvet", Map.of("adgang.admins.group", List.of("Chefer")));
    realm.employer("bog", Map.of());
    managerToken = realm.token(realm.manager(withApp("Ida"), torvet));
    var chief = realm.inGroup(withApp("Ole"), torvet, "Chefer");
    chiefToken = realm.token(chief);
    chiefAppToken = realm.appToken(chief);
    plainToken = realm.token(withApp("Eva"));
  }

  private static Employee withApp(String first) {
    return realm.withApp(first, "S", null, torvet);
  }

  @BeforeEach
  void begin() {
    var begun =
        put(
            admin.token(),
            Map.of("sms", true, "adminsGroup", "Chefer", "smsDayBudget", 50),
            get().etag());
    assertThat(begun.status()).as("%s", begun.json()).isEqualTo(200);
  }

  private static StaffRealm.Answer get() {
    return realm.admin("GET", SETTINGS, null);
  }

  private static StaffRealm.Answer put(String token, Map<String, ?> wished, String etag) {
    return realm.ask(token, "PUT", SETTINGS, wished, Map.of("If-Match", etag));
  }

  private static JsonNode attributes() {
    return admin.organization(torvet).path("attributes");
  }

  @Test
  void a_manager_with_settings_changes_what_is_theirs() {
    var read = realm.ask(chiefToken, "GET", SETTINGS, null);
    assertThat(read.status()).isEqualTo(200);

    var changed =
        put(
            chiefToken,
            Map.of("requiredTitles", List.of("Butikschef"), "sms", false, "graceDays", 7),
            read.etag());

    assertThat(changed.status()).as("%s", changed.json()).isEqualTo(200);
    assertThat(StaffAdmin.texts(attributes().path(TITLES))).containsExactly("Butikschef");
    assertThat(attributes().path("adgang.sms.dayBudget").path(0).asText()).isEqualTo("50");
    assertThat(attributes().path("adgang.admins.group").path(0).asText()).isEqualTo("Chefer");
  }

  @ParameterizedTest
  @CsvSource({
    "managersGroup, '\"Alle\"'",
    "adminsGroup, '\"Alle\"'",
    "adminsGroup, null",
    "trustBroker, true",
    "trustedAcr, '[\"2\"]'",
    "smsDayBudget, 1000000",
  })
  void a_manager_with_settings_changes_nothing_that_is_for_administrators(
      String field, String value) {
    var before = get();

    var refused =
        realm.ask(
            chiefToken,
            "PUT",
            SETTINGS,
            StaffAdmin.json("{\"sms\":false,\"" + field + "\":" + value + "}"),
            Map.of("If-Match", before.etag()));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(get().etag()).isEqualTo(before.etag());
  }

  @Test
  void nobody_else_sees_or_changes_settings() {
    var before = get();
    var wished = Map.of("sms", false);
    for (var token : Arrays.asList(managerToken, plainToken, chiefAppToken)) {
      assertThat(realm.ask(token, "GET", SETTINGS, null).status()).isEqualTo(403);
      assertThat(put(token, wished, before.etag()).status()).isEqualTo(403);
    }
    for (var alias : List.of("bog", "no-such")) {
      var of = "employers/" + alias + "/settings";
      assertThat(realm.ask(chiefToken, "GET", of, null).status()).isEqualTo(404);
      assertThat(
              realm.ask(chiefToken, "PUT", of, wished, Map.of("If-Match", before.etag())).status())
          .isEqualTo(404);
      assertThat(realm.ask(plainToken, "GET", of, null).status()).isEqualTo(403);
    }
    assertThat(realm.admin("GET", "employers/no-such/settings", null).status()).isEqualTo(404);
    assertThat(get().etag()).isEqualTo(before.etag());
  }

  @Test
  void a_manager_who_leaves_the_group_has_no_rights_from_the_next_request_on() {
    var former = realm.inGroup(withApp("Fie"), torvet, "Chefer");
    var token = realm.token(former);
    assertThat(realm.ask(token, "GET", SETTINGS, null).status()).isEqualTo(200);
    assertThat(realm.ask(token, "GET", "employees", null).status())
        .as("a manager in all else")
        .isEqualTo(200);

    realm.leave(former, torvet, "Chefer");

    assertThat(realm.ask(token, "GET", SETTINGS, null).status()).isEqualTo(403);
    assertThat(put(token, Map.of("sms", false), get().etag()).status()).isEqualTo(403);
  }
}
