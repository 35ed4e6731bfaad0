package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that somebody has misspelt are refused, or a warning. */
@WithAdgang
final class MisspeltSettingsTest {

  private static final String TITLES = "adgang.secondFactor.requiredTitles";
  private static final String ACTIONS = "/authentication/required-actions/";
  private static final String CHOICE = "choose-second-factor";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Butikschef, Souschef",
        "souschef;butikschef",
        "Butikschef/Souschef",
        "Butikschef · Souschef",
        "Butikschef eller Butikschef",
        "[\"Butikschef\", \"Souschef\"]",
        "Butikschef\nSouschef",
        "Butikschef samt Butikschef",
        "Butikschef，Souschef",
        "Butikschef\u2028Souschef",
        "Butikschef\u0000Souschef",
        "Butikschef,"
      })
  void several_titles_in_one_value_are_refused(String value, Adgang adgang) {
    try (var realm = realm(adgang, "Butikschef")) {
      var employers = "/" + realm.name() + "/organizations";
      isRefused(() -> adgang.admin().post(employers, employer(value)), TITLES);
      assertThat(adgang.admin().get(employers)).isEmpty();

      var id = adgang.admin().post(employers, employer("Butikschef")).createdId();
      var changed = adgang.admin().get(employers + "/" + id).<ObjectNode>deepCopy();
      changed.withObject("/attributes").putArray(TITLES).add("Kok").add(value);
      isRefused(() -> adgang.admin().put(employers + "/" + id, changed), TITLES);
      assertThat(adgang.admin().get(employers + "/" + id).path("attributes").path(TITLES))
          .hasSize(1);

      var settings = "/" + realm.name() + ACTIONS + CHOICE + "/config";
      var before = adgang.admin().get(settings);
      isRefused(
          () -> adgang.admin().put(settings, Map.of("config", Map.of(TITLES, "Kok##" + value))),
          TITLES);
      assertThat(adgang.admin().get(settings)).isEqualTo(before);
    }
  }

  @Test
  void a_title_with_a_comma_that_an_employee_has_is_taken(Adgang adgang) {
    try (var realm = realm(adgang, "Chef, salg", "Chef")) {
      var employers = "/" + realm.name() + "/organizations";

      var id = adgang.admin().post(employers, employer("chef, Salg ")).createdId();

      assertThat(
              adgang
                  .admin()
                  .get(employers + "/" + id)
                  .path("attributes")
                  .path(TITLES)
                  .path(0)
                  .asText())
          .isEqualTo("chef, Salg ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " adgang.secondFactor",
        "adgang.secondFactor ",
        "Adgang.SecondFactor",
        "adgang.secondFactr",
        "adgang_secondFactor",
        "secondFactor"
      })
  void a_name_that_is_nearly_right_is_refused_with_the_right_one(String name, Adgang adgang) {
    try (var realm = realm(adgang, "Butikschef")) {
      var employers = "/" + realm.name() + "/organizations";
      var id = adgang.admin().post(employers, employer("Butikschef")).createdId();
      var before = adgang.admin().get(employers + "/" + id);
      var changed = before.<ObjectNode>deepCopy();
      changed.withObject("/attributes").putArray(name).add("required");

      assertThatThrownBy(() -> adgang.admin().put(employers + "/" + id, changed))
          .hasMessageContainingAll(": 400 ", name, "Did you mean adgang.secondFactor?");

      assertThat(adgang.admin().get(employers + "/" + id)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "adgang.hom, https://kasse.test/, Did you mean adgang.home?",
    "adgang.home, javascript:alert(1), adgang.home is no address",
  })
  void a_setting_of_a_client_is_checked(String name, String value, String answer, Adgang adgang) {
    try (var realm = realm(adgang, "Butikschef")) {
      var clients = "/" + realm.name() + "/clients";
      var wrong = Map.of("clientId", "kasse", "attributes", Map.of(name, value));
      assertThatThrownBy(() -> adgang.admin().post(clients, wrong))
          .hasMessageContainingAll(": 400 ", answer, "\"field\":\"" + name + "\"");
      assertThat(adgang.admin().get(clients + "?clientId=kasse")).isEmpty();

      var right = Map.of("clientId", "kasse", "attributes", Map.of("adgang.home", "dk.kasse:/"));
      var id = adgang.admin().post(clients, right).createdId();
      assertThatThrownBy(() -> adgang.admin().put(clients + "/" + id, wrong))
          .hasMessageContainingAll(": 400 ", answer);
      assertThat(
              adgang
                  .admin()
                  .get(clients + "/" + id)
                  .path("attributes")
                  .path("adgang.home")
                  .asText())
          .isEqualTo("dk.kasse:/");
    }
  }

  /** Keycloak stores these settings without asking what they belong to. */
  @ParameterizedTest
  @CsvSource({
    "choose-second-factor, adgang.secondFactor.requiredTitle, Butikschef",
    "choose-second-factor, adgang.secondFactor, gerne",
    "choose-second-factor, adgang.secondFactor.graceDays, -1",
    "choose-second-factor, adgang.secondFactor.requiredTitles, 'Butikschef, Souschef'",
    "enrol-sms, adgang.sms.off, måske",
    "enrol-sms, adgang.sms.land, DK",
    "UPDATE_PASSWORD, adgang.link.welcomeHours, et døgn",
    "UPDATE_PASSWORD, adgang.link.welcomeHours, +24",
    "UPDATE_PASSWORD, adgang.link.welcomeHours, ٢٤",
    "UPDATE_PASSWORD, adgang.link.welcomeHour, 24",
  })
  void settings_that_come_with_the_action_are_checked_too(
      String alias, String setting, String value, Adgang adgang) {
    try (var realm = realm(adgang, "Butikschef")) {
      var path = "/" + realm.name() + ACTIONS + alias;
      var before = adgang.admin().get(path);

      var action = with(before, setting, value);
      isRefused(() -> adgang.admin().put(path, action), setting);
      isRefused(() -> adgang.admin().put(path, action.put("alias", "another")), setting);

      assertThat(adgang.admin().get(path)).isEqualTo(before);
    }
  }

  @Test
  void right_settings_that_come_with_the_action_are_stored(Adgang adgang) {
    try (var realm = realm(adgang, "Butikschef")) {
      var path = "/" + realm.name() + ACTIONS + CHOICE;

      adgang.admin().put(path, with(adgang.admin().get(path), TITLES, "Butikschef##Souschef"));

      assertThat(adgang.admin().get(path).path("config").path(TITLES).asText())
          .isEqualTo("Butikschef##Souschef");
      assertThat(requires(adgang, realm)).isTrue();
    }
  }

  @Test
  void a_title_that_nobody_has_and_one_that_is_nearly_listed_are_warnings(Adgang adgang) {
    try (var realm = realm(adgang, "Butikchef", "Butikschef", "Salgsassistent")) {
      assertThat(warnings(adgang, realm)).isEmpty();
      var employers = "/" + realm.name() + "/organizations";
      adgang.admin().post(employers, employer("Souschef"));
      var settings = "/" + realm.name() + ACTIONS + CHOICE + "/config";
      adgang.admin().put(settings, Map.of("config", Map.of(TITLES, "butikschef ##Kok")));

      assertThat(warnings(adgang, realm))
          .containsExactlyInAnyOrder(
              "no employee has the title «Souschef» of " + TITLES + " of employer ostehuset",
              "no employee has the title «Kok» of " + TITLES + " of the realm",
              "the title «Butikchef» of employees is one letter from «butikschef» of "
                  + TITLES
                  + " of the realm, and is not listed");
    }
  }

  private static List<String> warnings(Adgang adgang, OwnRealm realm) {
    var texts = new ArrayList<String>();
    adgang
        .admin()
        .get("/" + realm.name() + "/adgang/titles")
        .path("warnings")
        .forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static boolean requires(Adgang adgang, OwnRealm realm) {
    var path = "/" + realm.name() + "/adgang/employees/" + realm.employee().id() + "/second-factor";
    return adgang.admin().get(path).path("required").asBoolean();
  }

  private static ObjectNode with(JsonNode action, String setting, String value) {
    var changed = action.<ObjectNode>deepCopy();
    changed.withObject("/config").put(setting, value);
    return changed;
  }

  private static Map<String, Object> employer(String title) {
    return Map.of(
        "name",
        "Ostehuset",
        "alias",
        "ostehuset",
        "domains",
        List.of(Map.of("name", "ostehuset.example")),
        "attributes",
        Map.of(TITLES, List.of(title)));
  }

  private static void isRefused(ThrowingCallable request, String setting) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageContaining(setting)
        .hasMessageNotContaining("Exception");
  }

  /** A realm whose employees have these titles. */
  private static OwnRealm realm(Adgang adgang, String... titles) {
    return new OwnRealm(
        adgang.project(),
        adgang.admin(),
        titles.length,
        Map.of(),
        made -> {
          for (var i = 0; i < titles.length; i++) {
            ((ObjectNode) made.path("users").path(i))
                .withObject("/attributes")
                .putArray("title")
                .add(titles[i]);
          }
        });
  }
}
