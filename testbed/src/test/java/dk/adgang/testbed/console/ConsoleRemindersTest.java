package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager reminds employees of the second factor, in the console. */
@WithAdgang
final class ConsoleRemindersTest {

  private static final String SUBJECT = "Husk at tilføje 2-faktor";

  private StaffRealm realm;
  private String shop;
  private ConsoleBrowser console;

  @BeforeEach
  void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
    var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
    console = new ConsoleBrowser(realm).open("employees").as(manager).opened();
  }

  @AfterEach
  void removeRealm() {
    realm.close();
  }

  @Test
  void the_ticked_are_reminded_and_the_page_says_who_was_not(Adgang adgang) {
    var due = realm.withPassword(realm.employee("Bo", "Krogh", "Kok", shop));
    var has = realm.withApp("Carl", "Krogh", "Kok", shop);
    var none = realm.employee("Dina", "Krogh", "Kok", shop);
    var foreign =
        realm.withPassword(realm.employee("Eva", "Lund", null, realm.employer("x", Map.of())));
    var button = console.open("employees").page().document().getElementById("console-remind-many");
    assertThat(button.attr("formaction")).endsWith("/employees/remind");

    console.press(
        "console-remind-many", "id", due.id(), "id", has.id(), "id", none.id(), "id", foreign.id());

    assertThat(console.opened().text()).contains("1 er påmindet om 2-faktor.");
    assertThat(console.page().document().select("#console-not-reminded li").eachText())
        .containsExactlyInAnyOrder(
            "1 har allerede 2-faktor",
            "1 har ingen adgangskode endnu: send velkomsten i stedet",
            "1 findes ikke");
    adgang.mailbox().withSubject(due, SUBJECT);
    assertThat(adgang.mailbox().subjects(has)).doesNotContain(SUBJECT);
    assertThat(adgang.mailbox().subjects(none)).doesNotContain(SUBJECT);
    assertThat(adgang.mailbox().subjects(foreign)).doesNotContain(SUBJECT);

    console.open("employees").press("console-remind-many", "id", due.id());
    assertThat(console.text()).contains("Ingen er påmindet", "1 er allerede påmindet i dag");
    console.open("employees").press("console-remind-many");
    assertThat(console.text()).contains("Vælg først medarbejdere");
  }

  @Test
  void one_is_reminded_from_their_own_page(Adgang adgang) {
    var due = realm.withPassword(realm.employee("Finn", "Krogh", "Kok", shop));
    var page = "employees/" + due.id();

    assertThat(console.open(page).press("console-remind").text())
        .contains("Påmindelsen er på vej", "er påmindet om 2-faktor i dag");
    assertThat(console.page().has("console-remind")).isFalse();
    adgang.mailbox().withSubject(due, SUBJECT);
    var token = console.page().value("form");
    var again = console.browser().post(console.at(page + "/remind"), "form", token);
    assertThat(again.document().text()).contains("er allerede påmindet i dag");

    var none = realm.employee("Gerda", "Krogh", "Kok", shop);
    console.open("employees/" + none.id());
    assertThat(console.page().has("console-welcome")).isTrue();
    assertThat(console.page().has("console-remind")).isFalse();
    var has = realm.withApp("Hans", "Krogh", "Kok", shop);
    assertThat(console.open("employees/" + has.id()).page().has("console-remind")).isFalse();
  }

  @Test
  void an_address_that_somebody_made_up_says_nothing_but_numbers() {
    var made = "employees?reminded=%3Cb%3E&TODAY=%24%7Brealm.name%7D&NO_PASSWORD=99999";

    assertThat(console.open(made).opened().text()).contains("Ingen er påmindet om 2-faktor.");
    assertThat(console.page().document().select("#console-not-reminded")).isEmpty();
  }
}
