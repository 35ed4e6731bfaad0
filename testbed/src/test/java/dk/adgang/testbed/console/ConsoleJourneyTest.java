package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.ConsolePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A manager with a phone in one hand. */
@WithAdgang
@Tag("journey")
final class ConsoleJourneyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void a_colleague_is_created_on_a_phone_and_has_the_mail(Adgang adgang, Visitor visitor) {
    var manager = adgang.employees().createWithPassword(Employees.KAFFEHUSET, "Butikschef");
    makeManager(adgang, manager);
    var email = "kollega." + manager.id().substring(0, 8) + "@kaffehuset.example";

    var list = opened(adgang, visitor.onPhone(), manager).says("Medarbejdere").fits(320).fits(390);
    list.picture("console-employees");
    var form = list.goTo("Opret medarbejder").fits(320);
    form.type("firstName", "Nora").type("lastName", "Vik").type("email", email);
    form.type("title", "Salgsassistent").picture("console-new");
    var made = form.press("console-create");
    made.type("firstName", "Nora, som skrives om");
    made.says("Medarbejderen er oprettet")
        .says("Nora Vik")
        .fits(320)
        .fits(1280)
        .picture("console-employee");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(adgang.mailbox().to(email)).hasSize(1));
    assertThat(adgang.mailbox().to(email).get(0).subject()).contains("Velkommen til Kaffehuset");
    // The page says so by itself, and leaves alone what is being typed.
    made.becomes("#console-newest", "sendt").holds("firstName", "Nora, som skrives om");
  }

  private static ConsolePage opened(Adgang adgang, Window window, Employee manager) {
    window.open(adgang.server().url().resolve("/realms/adgang/adgang/console"));
    var app = window.shows(LoginPage::new).as(manager).shows(ChoicePage::new).chooseApp();
    return app.enter(app.typeKeyIntoApp().codeAt(Instant.now())).shows(ConsolePage::new);
  }

  private static void makeManager(Adgang adgang, Employee manager) {
    var admin = adgang.admin();
    var employer = admin.get("/adgang/organizations?search=Kaffehuset").path(0).path("id").asText();
    var groups = "/adgang/organizations/" + employer + "/groups";
    var there = admin.get(groups + "?search=Ledere&exact=true").path(0);
    var group =
        there.isMissingNode()
            ? admin.post(groups, Map.of("name", "Ledere")).createdId()
            : there.path("id").asText();
    admin.put(groups + "/" + group + "/members/" + manager.id(), null);
  }
}
