package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of titles and settings, in the hands of a manager with settings. */
@WithAdgang
final class ConsoleSettingsTest {

  private static final String TITLES = "adgang.secondFactor.requiredTitles";
  private static final String DAYS = "adgang.secondFactor.graceDays";

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
  }

  private static String shop(String alias) {
    return realm.employer(alias, Map.of("adgang.admins.group", List.of("Chefer")));
  }

  private static ConsoleBrowser openedBy(String shop, String group, String page) {
    var manager =
        realm.inGroup(realm.withApp("Leder", shop.substring(0, 8), null, shop), shop, group);
    return ConsoleBrowser.opened(realm, page, manager);
  }

  private static String stored(String shop, String attribute) {
    return admin.organization(shop).path("attributes").path(attribute).toString();
  }

  @Test
  void a_title_is_required_after_a_look_at_whom_it_concerns() {
    var shop = shop("torvet");
    realm.employee("Mads", "Krogh", "Souschef", shop);
    realm.withApp("Sofie", "Lund", "Souschef", shop);
    var titles = openedBy(shop, "Chefer", "titles");

    titles.pressIn("Souschef");

    assertThat(titles.text()).contains("2-faktor bliver påkrævet for titlen «Souschef»");
    assertThat(titles.text()).contains("Det gælder 2 af 3 medarbejdere", "Mads Krogh");
    assertThat(titles.text())
        .contains("1 har det allerede", "2 skal have 2-faktor ved næste login");
    assertThat(stored(shop, TITLES)).as("nothing is stored yet").isEmpty();

    titles.press("console-confirm");

    assertThat(titles.opened().text()).contains("2-faktor er nu påkrævet for titlen");
    assertThat(stored(shop, TITLES)).isEqualTo("[\"Souschef\"]");
    var line = realm.get("employees?search=mads.krogh&employer=torvet").path("employees").path(0);
    assertThat(line.path("required").asBoolean()).isTrue();

    titles.pressIn("Souschef").press("console-confirm");

    assertThat(titles.text()).contains("2-faktor er ikke længere påkrævet for titlen");
    assertThat(stored(shop, TITLES)).isEmpty();
  }

  @Test
  void a_title_gets_another_name_after_it_was_counted() {
    var shop = shop("havnen");
    var kok = realm.employee("Kaj", "Kok", "Kokk", shop);
    realm.employee("Kim", "Kok", "Kok", shop);
    admin.setAttribute(shop, TITLES, "Kokk");
    var titles = openedBy(shop, "Chefer", "titles");
    assertThat(titles.text()).contains("«Kok» og «Kokk»");

    titles
        .open("titles/" + shop + "/rename")
        .press("console-rename-count", "from", "Kokk", "to", "Kok");

    assertThat(titles.text()).contains("der ændres: 1. Lister i indstillingerne, der ændres: 1.");
    assertThat(admin.title(kok.id())).isEqualTo("Kokk");
    titles.press("console-rename");
    assertThat(titles.opened().text()).contains("Titlen er omdøbt");
    assertThat(admin.title(kok.id())).isEqualTo("Kok");
    assertThat(stored(shop, TITLES)).isEqualTo("[\"Kok\"]");

    titles
        .open("titles/" + shop + "/rename")
        .press("console-rename-count", "from", "Kok", "to", "<b>");
    assertThat(titles.text()).contains("Skriv en titel uden vinkelparenteser");
  }

  @Test
  void settings_are_saved_after_a_look_and_not_over_those_of_somebody_else() {
    var shop = shop("molen");
    realm.employee("Rie", "Mol", "Kok", shop);
    var settings = openedBy(shop, "Chefer", "settings");
    assertThat(settings.page().has("smsDayBudget")).as("for administrators").isFalse();

    settings.press("console-save", "requiredTitles", "Kok\r\nSouschef", "graceDays", "14");
    assertThat(settings.text())
        .contains("Det gælder 1 af 2 medarbejdere", "skal have 2-faktor senest");
    assertThat(stored(shop, DAYS)).isEmpty();
    settings.press("console-back");
    assertThat(settings.page().document().getElementById("requiredTitles").val())
        .isEqualTo("Kok\nSouschef");
    settings.press("console-save").press("console-confirm");
    assertThat(settings.opened().text()).contains("Indstillingerne er gemt");
    assertThat(stored(shop, DAYS)).isEqualTo("[\"14\"]");
    assertThat(stored(shop, TITLES)).contains("Kok", "Souschef");

    admin.setAttribute(shop, DAYS, "7");
    settings.press("console-save", "graceDays", "30");

    assertThat(settings.text()).contains("En anden har ændret indstillingerne");
    assertThat(settings.page().document().getElementById("graceDays").val()).isEqualTo("7");
    assertThat(stored(shop, DAYS)).isEqualTo("[\"7\"]");
  }

  @Test
  void a_senseless_value_is_refused_beside_its_field() {
    var shop = shop("kajen");
    var settings = openedBy(shop, "Chefer", "settings");

    for (var wrong :
        List.of(
            List.of("graceDays", "91"),
            List.of("graceDays", "mange"),
            List.of("rememberDeviceDays", "-1"),
            List.of("requiredTitles", "Kok, Souschef"))) {
      settings.open("settings/" + shop);
      settings.press("console-save", wrong.toArray(String[]::new));

      var field = settings.page().document().getElementById(wrong.get(0));
      assertThat(field.attr("aria-invalid")).as("%s", wrong).isEqualTo("true");
      assertThat(field.val()).isEqualTo(wrong.get(1));
      assertThat(settings.page().has("input-error-" + wrong.get(0))).isTrue();
    }
    assertThat(admin.organization(shop).path("attributes").size()).as("attributes").isEqualTo(1);
  }

  @Test
  void others_see_no_settings_and_no_switch() {
    var shop = shop("parken");
    var other = shop("skoven");
    realm.employee("Ida", "Kok", "Kok", shop);
    var titles = openedBy(shop, "Ledere", "titles");

    assertThat(titles.text()).contains("Kok").doesNotContain("Indstillinger");
    assertThat(titles.page().document().select(".console-table button")).isEmpty();
    var token = titles.open("new-employee").page().value("form");
    for (var sent : List.of("titles/" + shop + "/require", "titles/" + shop + "/preview")) {
      var answer =
          titles.browser().post(titles.at(sent), "form", token, "title", "Kok", "required", "on");
      assertThat(answer.status()).as(sent).isEqualTo(403);
    }
    assertThat(titles.open("settings/" + shop).page().status()).isEqualTo(403);
    for (var foreign : List.of("settings/" + other, "titles/" + other, "titles/realm")) {
      assertThat(titles.open(foreign).page().status()).as(foreign).isEqualTo(404);
    }
    assertThat(stored(shop, TITLES)).isEmpty();
  }

  @Test
  void an_administrator_chooses_an_employer_and_changes_what_managers_may_not() {
    var shop = shop("byen");
    var administrator = administrator();
    var console = ConsoleBrowser.opened(realm, "settings", administrator);

    console.open("settings?search=byen");
    assertThat(console.page().document().select(".console-choices a").eachText())
        .containsExactly("byen");
    console.open("settings/" + shop).press("console-save", "smsDayBudget", "40");

    assertThat(console.opened().text()).contains("Indstillingerne er gemt");
    assertThat(stored(shop, "adgang.sms.dayBudget")).isEqualTo("[\"40\"]");
    assertThat(console.open("titles/realm").text()).contains("Alle arbejdsgivere");
  }

  private static Employee administrator() {
    var administrator = realm.withApp("Anders", "Admin", null);
    admin.role(administrator, "realm-admin");
    return administrator;
  }
}
