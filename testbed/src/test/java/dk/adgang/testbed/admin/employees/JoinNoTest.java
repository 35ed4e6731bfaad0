package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The owner of an account says no to an employer, and can still say yes. */
@WithAdgang
final class JoinNoTest {

  @AutoClose private static StaffRealm realm;
  private static Adgang server;
  private static StaffAdmin admin;
  private static String torvet;
  private static String havnen;
  private static String manager;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    server = adgang;
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    torvet = realm.employer("torvet", Map.of());
    havnen = realm.employer("havnen", Map.of());
    manager = realm.token(realm.manager(realm.withApp("Mona", "Leder", null, torvet), torvet));
  }

  private static StaffRealm.Answer ask(Employee owner) {
    return realm.ask(
        manager, "POST", "employees", Map.of("email", owner.email(), "employer", "torvet"));
  }

  private static boolean isMember(Employee owner) {
    return admin.isMember(torvet, owner);
  }

  @Test
  void the_owner_says_no_is_mailed_no_more_and_nobody_is_told() {
    var owner = realm.employee("Nora", "Nej", null, havnen);
    var first = ask(owner);
    var link = JoinMails.link(server, owner, 1);
    var browser = new HttpBrowser();
    var page = browser.open(link);
    assertThat(page.has("adgang-join-no")).isTrue();

    var no = URI.create(link.toString().replace("/join?", "/join/no?"));
    assertThat(browser.open(no).status()).as("a scanner").isEqualTo(404);
    assertThat(browser.open(link).has("adgang-join-no")).as("after a scanner").isTrue();
    var done = browser.post(no);

    assertThat(done.document().text()).contains("Du har sagt nej til torvet");
    assertThat(isMember(owner)).isFalse();
    assertThat(realm.ask(manager, "GET", "employees/asked", null).json().findValuesAsText("email"))
        .as("the list does not tell of it")
        .contains(owner.email());

    // Asked anew by an administrator who withdrew the question, and by the manager.
    var invitations = "/organizations/" + torvet + "/invitations";
    for (var each : admin.get(invitations)) {
      if (each.path("email").asText().equals(owner.email())) {
        server.admin().delete(realm.path(invitations + "/" + each.path("id").asText()));
      }
    }
    assertThat(browser.open(link).document().text()).contains("ikke længere åbent");
    assertThat(ask(owner).json()).isEqualTo(first.json());
    var later = realm.employee("Later", "Nej", null, havnen);
    ask(later);
    JoinMails.link(server, later, 1);
    assertThat(JoinMails.to(server, owner))
        .as("a mail queued before has come, and one to the owner")
        .hasSize(1);
  }

  @Test
  void a_no_by_mistake_becomes_a_yes() {
    var owner = realm.employee("Frida", "Fortryder", null, havnen);
    ask(owner);
    var link = JoinMails.link(server, owner, 1);
    var browser = new HttpBrowser();
    browser.post(URI.create(link.toString().replace("/join?", "/join/no?")));

    var done = browser.submit(browser.open(link));

    assertThat(done.document().text()).contains("Du er tilføjet hos torvet");
    assertThat(isMember(owner)).isTrue();
  }
}
