package dk.adgang.testbed.admin.employers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A group of managers that the employer does not have is named by the setup. */
@WithAdgang
final class MissingGroupTest {

  private static final String SETTING = "adgang.managers.group";

  @Test
  void a_group_is_missing_until_the_employer_itself_has_it(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var torvet = realm.employer("torvet", Map.of(SETTING, List.of("Butikschefer")));
      var bog = realm.employer("bog", Map.of("adgang.sms", List.of("true")));
      group(adgang, realm, bog, "Butikschefer");
      group(adgang, realm, torvet, "Butikschefe");

      assertThat(warnings(adgang, realm))
          .singleElement()
          .asString()
          .startsWith("employer torvet: " + SETTING + " names «Butikschefer»");

      group(adgang, realm, torvet, "Butikschefer");
      assertThat(warnings(adgang, realm)).isEmpty();
    }
  }

  private static void group(Adgang adgang, StaffRealm realm, String employer, String name) {
    adgang.admin().post(realm.path("/organizations/" + employer + "/groups"), Map.of("name", name));
  }

  private static List<String> warnings(Adgang adgang, StaffRealm realm) {
    var texts = new ArrayList<String>();
    adgang
        .admin()
        .get(realm.path("/adgang/setup"))
        .path("warnings")
        .forEach(text -> texts.add(text.asText()));
    return texts.stream().filter(text -> text.contains(SETTING)).toList();
  }
}
