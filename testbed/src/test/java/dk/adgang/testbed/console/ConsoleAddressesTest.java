package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses below the console that are none of its pages. */
@WithAdgang
final class ConsoleAddressesTest {

  private static StaffRealm realm;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyz",
        "employees/none/zzz",
        "employees/none/lost-phone/more",
        "titles/realm/none",
        "settings/a%20b",
        "realm/none?kc_locale=da",
        "new-employee/x"
      })
  void an_unknown_one_is_a_page_with_a_way_back(String address) {
    for (var accepted : List.of("*/*", "application/json", "text/html")) {
      var browser = new HttpBrowser().sending("Accept", accepted);
      var page = browser.open(new ConsoleBrowser(realm).at(address));

      assertThat(page.status()).as(accepted).isEqualTo(404);
      assertThat(page.document().text()).contains("Der er ingen side på den adresse");
      assertThat(browser.open(page.at().resolve(home(page))).has("password")).isTrue();
    }
  }

  private static String home(HttpBrowser.Page page) {
    return page.document().getElementById("console-home").attr("href");
  }

  @ParameterizedTest
  @CsvSource({"overview,GET", "employees,GET", "'',GET", "titles/realm,GET"})
  void a_form_at_a_page_that_takes_none(String address, String allowed) {
    var page = new HttpBrowser().post(new ConsoleBrowser(realm).at(address), "form", "x");

    assertThat(page.status()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow")).contains(allowed);
    assertThat(page.document().text()).contains("kan ikke åbnes sådan");
    assertThat(page.has("console-home")).isTrue();
  }

  @Test
  void braces_lead_to_the_beginning() {
    for (var address : List.of("%7Bx%7D", "employees/%7Bx%7D/zzz", "titles/%24%7Brealm.name%7D")) {
      assertThat(new ConsoleBrowser(realm).open(address).page().has("password")).isTrue();
    }
  }

  @Test
  void another_realm_answers_as_keycloak_does(Adgang adgang) {
    for (var accepted : List.of("*/*", "text/html")) {
      var browser = new HttpBrowser().sending("Accept", accepted);
      var realms = adgang.server().url().resolve("/realms/master/");

      var ours = browser.open(realms.resolve("adgang/console/xyz"));
      var none = browser.open(realms.resolve("nothing/console/xyz"));

      assertThat(ours.status()).isEqualTo(404);
      assertThat(ours.body().replace("adgang/", "nothing/")).isEqualTo(none.body());
      assertThat(ours.headers().map().keySet()).isEqualTo(none.headers().map().keySet());
    }
  }
}
