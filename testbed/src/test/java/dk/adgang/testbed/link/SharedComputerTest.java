package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LinkPage;
import dk.adgang.testbed.pages.LinkProblemPage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new colleague opens the welcome on the computer of the shop, where another is logged in. */
@WithAdgang
final class SharedComputerTest {

  @ParameterizedTest
  @EnumSource
  void the_other_is_logged_out_and_the_link_goes_on(Screen screen, Adgang adgang, Visitor visitor) {
    var other =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var newcomer = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = adgang.mailbox().welcomeTo(newcomer).link();
    var window = visitor.on(screen);
    window.openLogin().as(other).shows(ChoicePage::new).skip().shows(SampleAppPage::new);

    window.open(link);

    window.await("#adgang-log-out", "who is logged in");
    assertThat(window.text("#adgang-title")).isEqualTo("Linket er til " + newcomer.firstName());
    assertThat(window.text("main"))
        .contains(
            "Du er logget ind som " + masked(other.email()), "Log ud og fortsæt", "Det er ikke mig")
        .doesNotContain(other.email());
    window.picture("link-occupied");

    window.leaving(() -> window.find("#adgang-log-out").click());
    window.shows(LinkPage::new).goOn().create("kaffe-til-den-nye-7");

    await().atMost(Duration.ofSeconds(10)).until(() -> adgang.employees().sessions(other) == 0);
    window
        .authorizeAgain()
        .shows(LoginPage::new)
        .as(newcomer, "kaffe-til-den-nye-7")
        .shows(ChoicePage::new);
  }

  @Test
  void the_person_logged_in_may_say_that_the_link_is_for_somebody_else(
      Adgang adgang, Visitor visitor) {
    var other =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var newcomer = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    window.openLogin().as(other).shows(ChoicePage::new).skip().shows(SampleAppPage::new);
    window.open(adgang.mailbox().welcomeTo(newcomer).link());

    window.leaving(() -> window.find("#adgang-not-me").click());

    window.shows(LinkProblemPage::new).because("other").offersNewLink(false);
    window.picture("link-not-me");
    assertThat(adgang.employees().sessions(other)).isEqualTo(1);
    assertThat(adgang.employees().links(newcomer).path(0).path("state").asText()).isEqualTo("SENT");
  }

  @Test
  void the_language_can_be_changed_there(Adgang adgang, Visitor visitor) {
    var other =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var newcomer = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    window.openLogin().as(other).shows(ChoicePage::new).skip().shows(SampleAppPage::new);
    window.open(adgang.mailbox().welcomeTo(newcomer).link());

    var english = window.find("a[href*='kc_locale=en']").first().getAttribute("href");
    window.open(URI.create(window.page().url()).resolve(english));

    assertThat(window.text("#adgang-title")).startsWith("The link is for");
    window.leaving(() -> window.find("#adgang-log-out").click());
    window.await("#adgang-continue", "the link");
    assertThat(window.text("main")).contains("Create");
  }

  /** Another site cannot press the button either, because it does not know the session. */
  @Test
  void nobody_is_logged_out_by_a_request_of_another_site(Adgang adgang) {
    var other =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var newcomer = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(newcomer).link());
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    flow.givePassword(other);
    flow.submit("skip", "true");
    var logOut = link.address().toString().replace("/adgang/link?", "/adgang/log-out?");

    for (var forged : new String[][] {{}, {"session", ""}, {"session", "0".repeat(64)}}) {
      var page = flow.browser().post(URI.create(logOut), forged);
      assertThat(page.has("adgang-log-out")).as(page.body()).isTrue();
    }

    assertThat(adgang.employees().sessions(other)).isEqualTo(1);
    assertThat(link.goOn(flow.browser()).has("adgang-log-out")).as("no way past the page").isTrue();
  }

  private static String masked(String email) {
    return email.substring(0, 1) + "…" + email.substring(email.indexOf('@'));
  }
}
