package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Message;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The owner of an account is asked before an employer adds them, and joins by saying yes. */
@WithAdgang
final class JoinTest {

  private static Adgang server;
  private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String torvet;
  private static String havnen;
  private static String manager;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    server = adgang;
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    torvet = realm.employer("torvet", Map.of("adgang.secondFactor", List.of("required")));
    havnen = realm.employer("havnen", Map.of());
    manager = realm.token(realm.manager(realm.withApp("Mona", "Leder", null, torvet), torvet));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static StaffRealm.Answer ask(String token, Employee owner) {
    return realm.ask(
        token,
        "POST",
        "employees",
        Map.of(
            "email", owner.email(),
            "firstName", "Gættet",
            "title", "Direktør",
            "employer", "torvet"));
  }

  private static List<Message> mails(Employee owner) {
    return JoinMails.to(server, owner);
  }

  private static URI asked(Employee owner) {
    return JoinMails.link(server, owner, 1);
  }

  private static boolean isMember(Employee owner) {
    return admin.isMember(torvet, owner);
  }

  @Test
  void the_owner_says_yes_and_only_then_the_manager_sees_them() {
    var owner = realm.withPassword(realm.employee("Ellen", "Ejer", "Kok", havnen));

    var answer = ask(manager, owner);

    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
    assertThat(answer.json().toString()).isEqualTo("{\"asked\":true}");
    var link = asked(owner);
    var mail = mails(owner).get(0);
    assertThat(mail.subject()).isEqualTo("Mona Leder hos torvet vil tilføje dig");
    assertThat(mail.text()).contains("Mona Leder hos torvet", "Hej Ellen");
    assertThat(mail.html()).contains("Se, hvad du siger ja til").doesNotContain("Direktør");
    assertThat(realm.ask(manager, "GET", "employees/" + owner.id() + "/links", null).status())
        .isEqualTo(404);
    assertThat(realm.ask(manager, "GET", "employees?search=ellen", null).json().path("total"))
        .hasToString("0");
    var waiting = realm.ask(manager, "GET", "employees/asked", null).json();
    assertThat(waiting.findValuesAsText("email")).contains(owner.email());
    assertThat(waiting.toString()).doesNotContain("Ellen", "Kok");
    assertThat(admin.get("/admin-events?operationTypes=ACTION").toString())
        .contains("users/" + owner.id() + "/join");

    var browser = new HttpBrowser();
    for (var i = 0; i < 3; i++) {
      browser.head(link);
      assertThat(browser.open(link).has("adgang-join-yes")).isTrue();
    }
    assertThat(isMember(owner)).as("after a scanner has opened the link").isFalse();

    var done = browser.submit(browser.open(link));

    assertThat(done.document().text()).contains("Du er tilføjet hos torvet");
    assertThat(isMember(owner)).isTrue();
    assertThat(realm.sessions(owner)).as("nobody is logged in").isEmpty();
    assertThat(realm.user(owner.id()).path("firstName").asText()).isEqualTo("Ellen");
    assertThat(admin.title(owner.id())).isEqualTo("Kok");
    assertThat(realm.ask(manager, "GET", "employees?search=ellen", null).json().path("total"))
        .hasToString("1");
    assertThat(realm.ask(manager, "GET", "employees/asked", null).json().toString())
        .doesNotContain(owner.email());
    assertThat(admin.get("/events?type=INVITE_ORG").findValuesAsText("userId"))
        .contains(owner.id());
    var login = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    login.open();
    login.submit("username", owner.email(), "password", Employee.USUAL_PASSWORD);
    login.submit("skip", "true");
    assertThat(login.isDone()).as("the new employer requires a second factor").isFalse();

    // The answer is used up: it makes no member a second time.
    server.admin().delete(realm.path("/organizations/" + torvet + "/members/" + owner.id()));
    var replayed = browser.post(link);
    assertThat(replayed.status()).isEqualTo(400);
    assertThat(replayed.document().text()).contains("ikke længere åbent");
    assertThat(isMember(owner)).isFalse();
  }

  @Test
  void ten_answers_at_once_make_one_member_and_one_event() throws Exception {
    var owner = realm.employee("Tilde", "Ti", null, havnen);
    ask(manager, owner);
    var link = asked(owner);

    AtOnce.each(10, () -> new HttpBrowser().post(link));

    assertThat(isMember(owner)).isTrue();
    assertThat(admin.get("/events?type=INVITE_ORG&user=" + owner.id())).hasSize(1);
  }

  @Test
  void asking_again_mails_once_and_answers_the_same() {
    var owner = realm.employee("Gerda", "Igen", null, havnen);
    var first = ask(manager, owner);
    asked(owner);

    var again = ask(manager, owner);
    var upper =
        realm.ask(
            manager, "POST", "employees", Map.of("email", owner.email().toUpperCase(Locale.ROOT)));

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json()).isEqualTo(first.json()).isEqualTo(upper.json());
    // A mail to another owner, queued later, has come: one to this owner would be there too.
    var later = realm.employee("Later", "Igen", null, havnen);
    ask(manager, later);
    asked(later);
    assertThat(mails(owner)).hasSize(1);
    for (var i = 0; i < 2; i++) {
      assertThat(ask(manager, owner).status()).isEqualTo(202);
    }
    var guesses = ask(manager, owner);
    assertThat(guesses.status()).isEqualTo(400);
    assertThat(guesses.json().path("field").asText()).isEqualTo("mails");
  }

  @Test
  void the_answer_is_the_same_for_disabled_accounts_and_administrators() {
    var boss = admin.role(realm.employee("Bodil", "Boss", null), "realm-admin");
    var gone = realm.employee("Gitte", "Gone", null, havnen);
    realm.change(gone, "enabled", false);

    var ofBoss = ask(manager, boss);
    var ofGone = ask(manager, gone);

    assertThat(ofBoss.status()).isEqualTo(202);
    assertThat(ofGone.status()).isEqualTo(202);
    assertThat(ofBoss.json()).isEqualTo(ofGone.json());
    assertThat(asked(boss)).isNotNull();
    assertThat(mails(gone)).isEmpty();
    assertThat(realm.ask(manager, "GET", "employees/asked", null).json().findValuesAsText("email"))
        .contains(boss.email(), gone.email());
  }

  @Test
  void who_is_disabled_moved_or_asked_by_a_closed_employer_does_not_join() {
    var disabled = realm.employee("Dina", "Spærret", null, havnen);
    var moved = realm.employee("Mia", "Flyttet", null, havnen);
    ask(manager, disabled);
    ask(manager, moved);
    var toDisabled = asked(disabled);
    var toMoved = asked(moved);
    realm.change(disabled, "enabled", false);
    var user = (ObjectNode) realm.user(moved.id());
    server
        .admin()
        .put(
            realm.path("/users/" + moved.id()),
            user.put("email", "mia.ny@" + realm.name() + ".example"));

    var answers = List.of(new HttpBrowser().post(toDisabled), new HttpBrowser().post(toMoved));

    assertThat(answers).allMatch(page -> page.status() == 400);
    assertThat(answers.get(1).document().text()).doesNotContain("Mia", "torvet");
    assertThat(isMember(disabled)).isFalse();
    assertThat(isMember(moved)).isFalse();
    var kajen = realm.employer("kajen", Map.of());
    var other = realm.employee("Olga", "Kaj", null, havnen);
    assertThat(
            realm
                .admin("POST", "employees", Map.of("email", other.email(), "employer", "kajen"))
                .status())
        .isEqualTo(202);
    var link = asked(other);
    assertThat(mails(other).get(0).subject()).isEqualTo("kajen vil tilføje dig");
    var organization = (ObjectNode) admin.organization(kajen);
    server.admin().put(realm.path("/organizations/" + kajen), organization.put("enabled", false));
    assertThat(new HttpBrowser().post(link).status()).isEqualTo(400);
    server.admin().delete(realm.path("/organizations/" + kajen));
    assertThat(new HttpBrowser().post(link).status()).isEqualTo(400);
    assertThat(realm.get("employees?search=olga").path("employees").path(0).path("employers"))
        .hasSize(1);
  }

  @Test
  void a_token_that_was_changed_or_goes_to_keycloaks_own_door_opens_nothing() {
    var owner = realm.employee("Karen", "Klog", null, havnen);
    ask(manager, owner);
    var link = asked(owner);
    var token = link.getQuery().substring("token=".length());

    var broken = new HttpBrowser().post(URI.create(link.toString().replaceFirst(".$", "")));
    var keycloaks =
        new HttpBrowser().open(realm.url().resolve("login-actions/action-token?key=" + token));
    var asPassword = new HttpBrowser().post(realm.url().resolve("adgang/link?token=" + token));

    assertThat(broken.status()).isEqualTo(400);
    assertThat(keycloaks.status()).isEqualTo(400);
    assertThat(asPassword.status()).isEqualTo(400);
    assertThat(isMember(owner)).isFalse();
    assertThat(new HttpBrowser().post(link).document().text()).contains("Du er tilføjet");
  }

  @Test
  void an_administrator_can_withdraw_the_question() {
    var owner = realm.employee("Tove", "Trukket", null, havnen);
    ask(manager, owner);
    var link = asked(owner);
    var invitations = "/organizations/" + torvet + "/invitations";
    for (var each : admin.get(invitations + "?email=" + owner.email())) {
      server.admin().delete(realm.path(invitations + "/" + each.path("id").asText()));
    }

    assertThat(new HttpBrowser().post(link).status()).isEqualTo(400);
    assertThat(isMember(owner)).isFalse();
  }
}
