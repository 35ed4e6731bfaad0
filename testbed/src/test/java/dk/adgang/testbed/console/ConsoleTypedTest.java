package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ConsolePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was typed survives a change of language and the end of a session, and for nobody else. */
@WithAdgang
final class ConsoleTypedTest {

  private StaffRealm realm;
  private String shop;

  @BeforeEach
  void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
  }

  @AfterEach
  void removeRealm() {
    realm.close();
  }

  private Employee manager(String first) {
    return realm.manager(realm.withApp(first, "Leder", "Chef", shop), shop);
  }

  private static ConsolePage login(Window window, Employee manager, Instant at) {
    return window
        .shows(LoginPage::new)
        .as(manager, Employee.USUAL_PASSWORD)
        .shows(AppCodePage::new)
        .enter(StaffRealm.APP.codeAt(at))
        .shows(ConsolePage::new);
  }

  private URI form() {
    return realm.url().resolve("adgang/console/new-employee");
  }

  private static String value(Window window, String field) {
    return window.find("#" + field).inputValue();
  }

  /** What this tab remembers of a page. */
  private static Object kept(Window window) {
    return window.page().evaluate("sessionStorage.length");
  }

  private int created() {
    return realm.get("employees?search=vik").path("total").asInt();
  }

  @Test
  void a_change_of_language(Visitor visitor) {
    var window = visitor.onPhone().open(form());
    login(window, manager("Anker"), Instant.now())
        .type("firstName", "Nora")
        .type("title", "Kok & <b>");

    window.leaving(() -> window.find(".languages a[lang=en]").click());

    new ConsolePage(window).says("Create and send welcome");
    assertThat(value(window, "firstName")).isEqualTo("Nora");
    assertThat(value(window, "title")).isEqualTo("Kok & <b>");
    assertThat(kept(window)).isEqualTo(0);
    window.leaving(() -> window.page().reload());
    assertThat(value(window, "firstName")).as("given back once").isEmpty();
  }

  @Test
  void the_end_of_the_session(Visitor visitor) {
    var manager = manager("Birk");
    var window = visitor.onPhone().open(form());
    var page = login(window, manager, Instant.now());
    page.type("firstName", "Nora").type("lastName", "Vik");
    page.type("email", "nora.vik@" + realm.name() + ".example");

    window.context().clearCookies();
    window.leaving(() -> window.find("#console-create").click());
    page = login(window, manager, Instant.now().plusSeconds(30));

    page.says("så intet er gemt eller sendt").says("er sat ind igen");
    assertThat(value(window, "lastName")).isEqualTo("Vik");
    assertThat(kept(window)).isEqualTo(0);
    assertThat(created()).as("filled in, and not sent").isZero();
    page.press("console-create").says("Medarbejderen er oprettet");
    assertThat(created()).isEqualTo(1);
  }

  @Test
  void somebody_else_logs_in_then(Visitor visitor) {
    var window = visitor.onPhone().open(form());
    login(window, manager("Cilius"), Instant.now()).type("firstName", "Nora");

    window.context().clearCookies();
    window.leaving(() -> window.find("#console-create").click());
    login(window, manager("Ditlev"), Instant.now()).says("så intet er gemt eller sendt");

    assertThat(value(window, "firstName")).isEmpty();
    assertThat(window.find("#console-restored").isVisible()).isFalse();
    assertThat(kept(window)).isEqualTo(0);
  }
}
