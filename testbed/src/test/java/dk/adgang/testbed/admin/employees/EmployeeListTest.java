package dk.adgang.testbed.admin.employees;

import static dk.adgang.testbed.admin.employees.StaffRealm.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of employees over REST: whom it finds, and what it says of each. */
@WithAdgang
final class EmployeeListTest {

  @AutoClose private static StaffRealm realm;
  private static Employee anne;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    var shop =
        realm.employer(
            "torvet",
            Map.of("adgang.secondFactor.requiredTitles", List.of("Butikschef", "Kok##Tjener")));
    var other = realm.employer("bog", Map.of());
    anne = realm.withPassword(realm.employee("Anne", "Bæk", "butikschef ", shop));
    realm.employee("Bo", "Bech", "Salgsassistent", shop, other);
    realm.employee("Carla", "Æbeltoft", "Salgsassistent", other);
    realm.employee("Dan", "Dal_gaard", null);
    realm.token(realm.withPassword(realm.employee("Erik", "Ål", "Kok", other)));
  }

  private static JsonNode list(String query) {
    return realm.get("employees?" + query);
  }

  @ParameterizedTest
  @CsvSource({
    "sort=name, Anne Bo Carla Dan Erik",
    "employer=torvet, Anne Bo",
    "employer=bog, Bo Carla Erik",
    "search=bo, Bo",
    "search=BÆK%20anne, Anne",
    "search=æbel, Carla",
    "search=l_g, Dan",
    "search=%25, ''",
    "search=example%20carla, Carla",
    "search=nobody, ''",
    "title=Butikschef, Anne",
    "title=%20BUTIKSCHEF, Anne",
    "title=Souschef, ''",
    "title=Salgsassistent&employer=torvet, Bo",
    "neverLoggedIn=true, Anne Bo Carla Dan",
    "withoutSecondFactor=true, Anne Bo Carla Dan Erik",
    "welcomeFailed=true, ''",
    "neverLoggedIn=false, Anne Bo Carla Dan Erik",
    "sort=created, Erik Dan Carla Bo Anne",
    "sort=email&max=2, Anne Bo",
    "sort=name&first=3, Dan Erik",
    "first=99, ''",
  })
  void finds_those_who_are_asked_for(String query, String found) {
    assertThat(String.join(" ", names(list(query(query))))).isEqualTo(found);
  }

  private static String query(String plain) {
    return plain.replace("Æ", encoded("Æ")).replace("æ", encoded("æ"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void says_how_many_there_are_on_all_pages() {
    var page = list("max=2&first=2");

    assertThat(page.path("total").asInt()).isEqualTo(5);
    assertThat(page.path("first").asInt()).isEqualTo(2);
    assertThat(names(page)).containsExactly("Carla", "Dan");
  }

  @Test
  void says_what_holds_for_each() {
    var found = list("search=anne").path("employees").path(0);

    assertThat(found.path("id").asText()).isEqualTo(anne.id());
    assertThat(found.path("titles").path(0).asText()).isEqualTo("butikschef ");
    assertThat(found.path("employers").path(0).asText()).isEqualTo("torvet");
    assertThat(found.path("required").asBoolean()).isTrue();
    assertThat(found.path("reason").asText()).contains("torvet");
    assertThat(found.path("password").asBoolean()).isTrue();
    assertThat(found.path("methods")).isEmpty();
    assertThat(found.path("welcome").path("state").asText()).isEqualTo("RETIRED");
    assertThat(found.has("lastLogin")).isFalse();

    var other = list("search=erik").path("employees").path(0);
    assertThat(other.path("required").asBoolean()).isFalse();
    assertThat(other.has("reason")).isFalse();
    assertThat(other.path("skipped").asBoolean()).isTrue();
    assertThat(other.path("lastLogin").asText()).isNotEmpty();
  }

  @Test
  void agrees_with_what_is_said_of_one_employee() {
    for (var each : list("max=200").path("employees")) {
      var one = realm.get("employees/" + each.path("id").asText() + "/second-factor");
      assertThat(each.path("required")).isEqualTo(one.path("required"));
      assertThat(each.path("skipped")).isEqualTo(one.path("skipped"));
      assertThat(each.path("reason").asText("")).isEqualTo(one.path("reason").asText(""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "max=0, max",
    "max=201, max",
    "max=ten, max",
    "first=-1, first",
    "sort=age, sort",
    "employer=nobody, employer",
    "title=%C2%AD, title",
    "welcomeFailed=yes, welcomeFailed",
  })
  void refuses_what_it_cannot_understand(String query, String field) {
    var refused = realm.admin("GET", "employees?" + query, null);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").asText()).isEqualTo(field);
  }
}
