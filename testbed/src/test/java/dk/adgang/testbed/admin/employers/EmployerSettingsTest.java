package dk.adgang.testbed.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of an employer over REST. */
@WithAdgang
final class EmployerSettingsTest {

  private static final String SETTINGS = "employers/torvet/settings";
  private static final String TITLES = "adgang.secondFactor.requiredTitles";

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String torvet;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    admin.setRequiredTitles("Regnskabschef");
    torvet = realm.employer("torvet", Map.of());
    var groups = realm.path("/organizations/" + torvet + "/groups");
    adgang.admin().post(groups, Map.of("name", "Chefer"));
    realm.employer("bog", Map.of());
  }

  @BeforeEach
  void begin() {
    var now = get();
    var begun =
        put(
            admin.token(),
            Map.of(
                "sms",
                true,
                "requiredTitles",
                List.of("Butikschef", "Kok"),
                "adminsGroup",
                "Chefer",
                "smsDayBudget",
                50),
            now.etag());
    assertThat(begun.status()).as("%s", begun.json()).isEqualTo(200);
  }

  private static StaffRealm.Answer get() {
    var answer = realm.admin("GET", SETTINGS, null);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    assertThat(answer.etag()).matches("\"[0-9a-f]+\"");
    return answer;
  }

  private static StaffRealm.Answer put(String token, Map<String, ?> wished, String etag) {
    return realm.ask(
        token, "PUT", SETTINGS, wished, etag == null ? Map.of() : Map.of("If-Match", etag));
  }

  private static JsonNode attributes() {
    return admin.organization(torvet).path("attributes");
  }

  private static JsonNode setting(StaffRealm.Answer answer, String name) {
    return answer.json().path("settings").path(name);
  }

  @Test
  void each_setting_has_a_value_a_default_and_what_counts() {
    var answer = get();

    assertThat(answer.json().path("employer").asText()).isEqualTo("torvet");
    assertThat(answer.json().path("settings")).hasSize(16);
    assertThat(setting(answer, "sms").path("value").asBoolean()).isTrue();
    assertThat(setting(answer, "sms").path("effective").asBoolean()).isTrue();
    assertThat(StaffAdmin.texts(setting(answer, "requiredTitles").path("value")))
        .containsExactlyInAnyOrder("Butikschef", "Kok");
    assertThat(StaffAdmin.texts(setting(answer, "requiredTitles").path("realm")))
        .containsExactly("Regnskabschef");
    assertThat(setting(answer, "graceDays").path("value").isNull()).isTrue();
    assertThat(setting(answer, "graceDays").path("effective").asInt(-1)).isZero();
    assertThat(StaffAdmin.texts(setting(answer, "methods").path("effective")))
        .contains("otp", "passkey", "sms");
    assertThat(setting(answer, "smsDayBudget").path("value").asInt()).isEqualTo(50);
    assertThat(setting(answer, "managersGroup").path("effective").asText()).isEqualTo("Ledere");
    var other = realm.get("employers/bog/settings").path("settings").path("requiredTitles");
    assertThat(other.path("value").isNull()).isTrue();
    assertThat(StaffAdmin.texts(other.path("effective"))).containsExactly("Regnskabschef");
  }

  @Test
  void a_change_replaces_the_settings_and_no_other_attribute(Adgang adgang) {
    admin.setAttribute(torvet, "color", "red");
    var before = get();
    var wished = new HashMap<String, Object>();
    wished.put("secondFactor", "required");
    wished.put("graceDays", 14);
    wished.put("methods", List.of("otp", "passkey"));
    wished.put("trustBroker", false);
    wished.put("adminsGroup", "Chefer");
    wished.put("sms", null);

    var after = put(admin.token(), wished, before.etag());

    assertThat(after.status()).as("%s", after.json()).isEqualTo(200);
    assertThat(after.etag()).isNotEqualTo(before.etag()).isEqualTo(get().etag());
    var stored = attributes();
    assertThat(stored.path("adgang.secondFactor").path(0).asText()).isEqualTo("required");
    assertThat(stored.path("adgang.secondFactor.graceDays").path(0).asText()).isEqualTo("14");
    assertThat(StaffAdmin.texts(stored.path("adgang.secondFactor.methods")))
        .containsExactlyInAnyOrder("otp", "passkey");
    assertThat(stored.has("adgang.sms")).isFalse();
    assertThat(stored.has(TITLES)).isFalse();
    assertThat(stored.path("color").path(0).asText()).isEqualTo("red");
    var event =
        adgang
            .admin()
            .get(realm.path("/admin-events?max=1&operationTypes=UPDATE&resourceTypes=ORGANIZATION"))
            .path(0);
    assertThat(event.path("resourcePath").asText()).isEqualTo("organizations/" + torvet);
  }

  @Test
  void a_change_needs_the_tag_of_what_it_is_based_on() {
    var before = get();
    assertThat(put(admin.token(), Map.of("sms", false), null).status()).isEqualTo(428);
    assertThat(get().etag()).isEqualTo(before.etag());

    // Somebody else changes them in Keycloak's own console.
    admin.setAttribute(torvet, "adgang.secondFactor.graceDays", "3");
    for (var stale : List.of(before.etag(), "\"x\"", "*", "W/" + get().etag())) {
      var refused = put(admin.token(), Map.of("sms", false), stale);
      assertThat(refused.status()).isEqualTo(412);
      assertThat(refused.json().path("error").asText()).contains("Read them again");
    }

    assertThat(attributes().path("adgang.sms").path(0).asText()).isEqualTo("true");
    assertThat(attributes().path("adgang.secondFactor.graceDays").path(0).asText()).isEqualTo("3");
  }

  @Test
  void of_two_changes_at_the_same_moment_one_is_stale() throws Exception {
    var etag = get().etag();
    var token = admin.token();

    var statuses =
        AtOnce.all(
            List.of(
                () -> put(token, Map.of("graceDays", 1), etag).status(),
                () -> put(token, Map.of("graceDays", 2), etag).status()));

    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
  }

  @ParameterizedTest
  @CsvSource({
    "graceDays, 91, graceDays",
    "graceDays, -1, graceDays",
    "graceDays, '\"7\"', graceDays",
    "graceDays, 1.5, graceDays",
    "sms, '\"true\"', sms",
    "sms, 1, sms",
    "secondFactor, '\"maybe\"', secondFactor",
    "methods, '[\"fax\"]', methods",
    "methods, '[\"sms\"]', methods",
    "methods, '[]', methods",
    "methods, '\"otp\"', methods",
    "methods, '[1]', methods",
    "requiredTitles, '[\"Kok, Butikschef\",\"Kok\",\"Butikschef\"]', requiredTitles",
    "requiredTitles, '[\" \"]', requiredTitles",
    "requiredTitles, '[\"K\\u0000k\"]', requiredTitles",
    "smsDayBudget, 1000001, smsDayBudget",
    "managersGroup, '\" \"', managersGroup",
    "managersGroup, '\"Lederne\"', managersGroup",
    "supportHours, '\"8-18\"', supportHours",
    "supportPhone, '\"ring\"', supportPhone",
    "supportChat, '\"http://chat.example\"', supportChat",
    "trustedAcr, '[\"0\"]', trustedAcr",
    "adgang.sms, true, adgang.sms",
  })
  void a_senseless_setting_is_refused_by_its_name(String field, String value, String named) {
    var before = get();
    var wished = StaffAdmin.json("{\"sms\":false,\"" + field + "\":" + value + "}");
    if (field.equals("sms")) {
      wished = StaffAdmin.json("{\"sms\":" + value + "}");
    }

    var refused =
        realm.ask(admin.token(), "PUT", SETTINGS, wished, Map.of("If-Match", before.etag()));

    assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo(named);
    assertThat(refused.json().path("error").asText()).isNotEmpty();
    assertThat(get().etag()).isEqualTo(before.etag());
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    for (var field : List.of("managersGroup", "supportText")) {
      var refused = put(admin.token(), Map.of(field, "a".repeat(256)), get().etag());

      assertThat(refused.status()).as(field).isEqualTo(400);
      assertThat(refused.json().path("field").asText()).isEqualTo(field);
    }
  }

  @Test
  void markup_in_a_title_stays_text() {
    var title = "<script>alert(1)</script>";

    var stored = put(admin.token(), Map.of("requiredTitles", List.of(title)), get().etag());

    assertThat(stored.status()).isEqualTo(200);
    assertThat(StaffAdmin.texts(attributes().path(TITLES))).containsExactly(title);
  }
}
