package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keycloak's «Organizations → Invite member». */
@WithAdgang
final class InvitationTest {

  private static final Pattern LINK = Pattern.compile("http://\\S+");

  @Test
  void the_mails_text_leads_on_and_the_rule_and_the_choice_are_met(Adgang adgang) {
    var email =
        "freja.%s@kaffehuset.example".formatted(UUID.randomUUID().toString().substring(0, 8));
    var employer = adgang.employers().get(Employees.KAFFEHUSET).path("id").asText();
    new HttpBrowser()
        .sending("Authorization", "Bearer " + adgang.admin().bearer())
        .post(
            adgang
                .server()
                .url()
                .resolve("/admin/realms/adgang/organizations/" + employer + "/members/invite-user"),
            "email",
            email,
            "firstName",
            "Freja",
            "lastName",
            "Lind");
    await().atMost(Duration.ofSeconds(20)).until(() -> !adgang.mailbox().to(email).isEmpty());

    var text = adgang.mailbox().to(email).get(0).text();
    assertThat(text).contains("Hej Freja Lind", "Du er inviteret til").doesNotContain("&#");
    var link = LINK.matcher(text);
    assertThat(link.find()).isTrue();
    var browser = new HttpBrowser();
    var page = browser.open(URI.create(link.group()));
    assertThat(page.has("kc-register-form")).as(page.body()).isTrue();

    var weak = register(browser, page, email, "1234");
    assertThat(weak.has("kc-register-form")).as(weak.body()).isTrue();
    register(browser, weak, email, "kaffe-til-tre-7");

    var login =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    login.open();
    login.submit("username", email, "password", "kaffe-til-tre-7");
    assertThat(login.page().has("adgang-choose")).as(login.page().body()).isTrue();
    var id = adgang.admin().get("/adgang/users?exact=true&email=" + AdminRest.encode(email));
    assertThat(id).hasSize(1);
    assertThat(
            adgang
                .admin()
                .get("/adgang/adgang/employees/" + id.path(0).path("id").asText() + "/links"))
        .as("a welcome to somebody who chose a password")
        .isEmpty();
    adgang
        .admin()
        .put(
            "/adgang/users/" + id.path(0).path("id").asText(),
            Map.of(
                "email",
                email,
                "username",
                email,
                "firstName",
                "Freja",
                "lastName",
                "Lind",
                "attributes",
                Map.of("title", List.of(Employees.BUTIKSCHEF))));
    login.submit("skip", "true");
    assertThat(login.isDone()).as("a title that requires a second factor").isFalse();
  }

  private static HttpBrowser.Page register(
      HttpBrowser browser, HttpBrowser.Page page, String email, String password) {
    return browser.submit(
        page,
        "username",
        email,
        "email",
        email,
        "firstName",
        "Freja",
        "lastName",
        "Lind",
        "password",
        password,
        "password-confirm",
        password);
  }
}
