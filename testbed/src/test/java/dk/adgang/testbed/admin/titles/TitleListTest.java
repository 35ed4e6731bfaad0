package dk.adgang.testbed.admin.titles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The titles of employees and settings over REST. */
@WithAdgang
final class TitleListTest {

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String managerToken;
  private static String appToken;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    admin.setRequiredTitles("Regnskabschef##Chauffør");
    var torvet =
        realm.employer(
            "torvet",
            Map.of("adgang.secondFactor.requiredTitles", List.of("Butikschef", "Souschef")));
    var bog = realm.employer("bog", Map.of());
    realm.withApp("Anne", "A", "Butikschef", torvet);
    realm.employee("Bo", "B", "butikschef ", torvet);
    realm.employee("Gerda", "G", "Butikschef", torvet);
    realm.employee("Carla", "C", "Butikchef", bog);
    realm.employee("Dorte", "D", "Chauffør", bog);
    realm.employee("Erik", "E", null, bog);
    var manager = realm.manager(realm.withApp("Ida", "I", null, torvet), torvet);
    managerToken = realm.token(manager);
    appToken = realm.appToken(manager);
  }

  private static JsonNode titled(JsonNode titles, String title) {
    for (var each : titles) {
      if (each.path("title").asText().equals(title)) {
        return each;
      }
    }
    throw new AssertionError("No " + title + " in " + titles);
  }

  @Test
  void spellings_of_a_title_are_counted_together() {
    var answer = realm.get("titles");

    assertThat(answer.path("titles").findValuesAsText("title"))
        .containsExactly("Butikchef", "Butikschef", "Chauffør");
    var chef = titled(answer.path("titles"), "Butikschef");
    assertThat(chef.path("spellings")).hasSize(2);
    assertThat(chef.path("employees").asInt()).isEqualTo(3);
    assertThat(chef.path("withSecondFactor").asInt()).isEqualTo(1);
    assertThat(chef.path("required").path("realm").asBoolean()).isFalse();
    assertThat(chef.path("required").path("employers").path(0).asText()).isEqualTo("torvet");
    assertThat(titled(answer.path("titles"), "Chauffør").path("required").path("realm").asBoolean())
        .isTrue();
    assertThat(answer.path("complete").asBoolean()).isTrue();
    assertThat(answer.path("warnings")).isNotEmpty();
  }

  @Test
  void titles_that_nobody_has_and_titles_one_letter_apart_are_told() {
    var answer = realm.get("titles");

    assertThat(answer.path("unused").findValuesAsText("title"))
        .containsExactly("Regnskabschef", "Souschef");
    assertThat(answer.path("near")).hasSize(1);
    assertThat(answer.path("near").path(0).path("one").asText()).isEqualTo("Butikchef");
    assertThat(answer.path("near").path(0).path("other").asText()).isEqualTo("Butikschef");
  }

  @Test
  void one_employer_has_titles_of_its_own() {
    var answer = realm.get("titles?employer=bog");

    assertThat(answer.path("titles").findValuesAsText("title"))
        .containsExactly("Butikchef", "Chauffør");
    assertThat(titled(answer.path("titles"), "Chauffør").path("required").path("realm").asBoolean())
        .isTrue();
    assertThat(answer.path("unused")).isEmpty();
    assertThat(answer.path("warnings")).isEmpty();
    assertThat(realm.admin("GET", "titles?employer=none", null).status()).isEqualTo(400);
  }

  @Test
  void a_manager_sees_the_titles_of_their_own_employer_alone() {
    var own = realm.ask(managerToken, "GET", "titles", null);

    assertThat(own.status()).isEqualTo(200);
    assertThat(own.json().path("titles").findValuesAsText("title")).containsExactly("Butikschef");
    assertThat(own.json().toString())
        .doesNotContain("bog", "Butikchef", "Chauffør", "Regnskabschef");
    assertThat(own.json().path("unused").findValuesAsText("title")).containsExactly("Souschef");
    assertThat(realm.ask(managerToken, "GET", "titles?employer=bog", null).status()).isEqualTo(400);
    assertThat(realm.ask(appToken, "GET", "titles", null).status()).isEqualTo(403);
  }
}
