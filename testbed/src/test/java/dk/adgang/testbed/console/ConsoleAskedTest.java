package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.admin.employees.JoinMails;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts that were there before, on the pages of the console. */
@WithAdgang
final class ConsoleAskedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String torvet;
  private static String havnen;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    torvet = realm.employer("torvet", Map.of());
    havnen = realm.employer("havnen", Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @Test
  void a_manager_is_told_that_the_owner_is_asked_and_nothing_else(Adgang adgang) {
    var manager = realm.manager(realm.withApp("Mona", "Leder", null, torvet), torvet);
    var owner = realm.employee("Ellen", "Hemmelig", "Souschef", havnen);
    var console = new ConsoleBrowser(realm).open("new-employee").as(manager);

    console.press("console-create", "firstName", "Ukendt", "email", owner.email());

    assertThat(console.opened().text())
        .contains("Venter på svar", "Svarer ingen", owner.email())
        .doesNotContain("Ellen", "Hemmelig", "Souschef", "havnen");
    assertThat(JoinMails.link(adgang, owner, 1)).isNotNull();
    assertThat(JoinMails.to(adgang, owner).get(0).subject())
        .isEqualTo("Mona Leder hos torvet vil tilføje dig");
    assertThat(console.open("employees?search=" + owner.email()).names()).isEmpty();
    assertThat(console.open("employees/" + owner.id()).page().status()).isEqualTo(404);
    var other = realm.manager(realm.withApp("Ove", "Leder", null, havnen), havnen);
    assertThat(new ConsoleBrowser(realm).open("new-employee/asked").as(other).opened().text())
        .contains("Ingen mangler at svare")
        .doesNotContain(owner.email());
  }

  @Test
  void an_administrator_changes_the_address_of_a_used_account(Adgang adgang) {
    var boss = admin.role(realm.withApp("Anders", "Admin", null), "realm-admin");
    var employee = realm.withPassword(realm.employee("Berit", "Bruger", null, torvet));
    realm.token(employee);
    var now = "berit.ny@" + realm.name() + ".example";
    var console = new ConsoleBrowser(realm).open("employees/" + employee.id()).as(boss);
    assertThat(console.opened().page().has("console-address")).isTrue();
    console.press("console-save", "email", now, "was.email", employee.email());
    assertThat(console.text()).contains("En administrator kan ændre den");
    assertThat(realm.user(employee.id()).path("email").asText()).isEqualTo(employee.email());

    console.open("employees/" + employee.id() + "/address");
    assertThat(console.text()).contains("Den gamle adresse får besked", "logget ud alle steder");
    console.press("console-switch", "email", "not an address");
    assertThat(console.page().document().getElementById("input-error-email").text()).isNotEmpty();
    console.press("console-switch", "email", now);

    assertThat(console.opened().text()).contains("E-mailen er skiftet", now);
    assertThat(realm.user(employee.id()).path("email").asText()).isEqualTo(now);
    assertThat(realm.sessions(employee)).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(adgang.inbox().messagesTo(employee.email()))
                    .anyMatch(mail -> mail.subject().equals("Din e-mail til login er ændret")));
  }
}
