package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LinkPage;
import dk.adgang.testbed.pages.LinkProblemPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links and codes run out. */
@WithSecondServer("It moves the server's clock.")
final class TimePassesTest {

  private static final String REALM = "/" + KeycloakServer.REALM;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @AfterEach
  void setClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  @ParameterizedTest
  @EnumSource
  void a_link_that_is_older_than_24_hours_gets_a_friendly_page_that_sends_a_new_one(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    var window = visitor.on(screen);

    adgang.clock().forward(Duration.ofHours(23));
    window.open(mail.link()).shows(LinkPage::new);
    adgang.clock().forward(Duration.ofHours(1).plusMinutes(1));

    window
        .open(mail.link())
        .shows(LinkProblemPage::new)
        .because("expired")
        .titled("Linket er udløbet")
        .offersNewLink(true)
        .picture("link-expired")
        .sendNewLink()
        .picture("link-resent");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    adgang
        .mailbox()
        .newestWelcomeTo(employee, 2)
        .pressButton(window)
        .goOn()
        .create("kaffe-til-to-9");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }

  @Test
  void a_link_that_runs_out_while_its_page_is_open_creates_nothing(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    adgang.clock().forward(Duration.ofHours(24).minusMinutes(5));
    var window = visitor.onPhone();
    var page = mail.pressButton(window).goOn().type("kaffe-til-to-9");

    adgang.clock().forward(Duration.ofMinutes(6));
    page.press();

    assertThat(window.has("#adgang-onward")).as("success").isFalse();
    assertThat(adgang.employees().credentials(employee)).isEmpty();
  }

  @Test
  void the_24_hours_count_from_sending_to_the_second(Adgang adgang) {
    var before = adgang.admin().get(REALM);
    Employee inTime;
    Employee late;
    try {
      // Nobody listens there: for two hours no mail goes out.
      adgang.admin().put(REALM, withSmtpPort(before, Ports.free().smtp()));
      inTime = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
      late = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
      for (var employee : List.of(inTime, late)) {
        await().atMost(PATIENCE).until(() -> row(adgang, employee).path("attempts").asInt() > 0);
      }
      adgang.clock().forward(Duration.ofHours(2));
    } finally {
      adgang.admin().put(REALM, before);
    }
    var link = new HttpLink(adgang.mailbox().welcomeTo(inTime).link());
    var lateLink = new HttpLink(adgang.mailbox().welcomeTo(late).link());
    var sent = row(adgang, inTime);
    assertThat(Duration.between(at(sent, "queuedAt"), at(sent, "sentAt")))
        .isGreaterThan(Duration.ofHours(2));
    assertThat(Duration.between(at(sent, "sentAt"), at(sent, "expiresAt")))
        .isBetween(Duration.ofHours(24).minusSeconds(20), Duration.ofHours(24));

    // A machine that stands still for a second here has to try again.
    var expires = at(sent, "expiresAt");
    var used = tryAt(adgang, link, expires.minusSeconds(1));
    for (var i = 0;
        i < 5 && !HttpLink.succeeded(used) && adgang.clock().now().isAfter(expires);
        i++) {
      used = tryAt(adgang, link, expires.minusSeconds(1));
    }

    assertThat(HttpLink.succeeded(used)).as("a second before the end: %s", used.body()).isTrue();
    expires = at(row(adgang, late), "expiresAt");
    assertThat(HttpLink.problem(tryAt(adgang, lateLink, expires.plusSeconds(1))))
        .as("the form was open in time")
        .contains("expired");
    assertThat(HttpLink.problem(lateLink.create(new HttpBrowser(), "for-sent-2")))
        .contains("expired");
    var straight = lateLink.straight(new HttpBrowser(), KeycloakServer.REALM);
    assertThat(straight.status()).isEqualTo(400);
    assertThat(straight.has("password-new")).isFalse();
    assertThat(row(adgang, inTime).path("state").asText()).isEqualTo("USED");
    assertThat(row(adgang, late).path("state").asText()).isEqualTo("EXPIRED");
    adgang.clock().right();
    assertThat(CodeFlow.claims(adgang, inTime, "i-god-tid-1")).isPresent();
    assertThat(adgang.employees().credentials(late)).isEmpty();
    assertThat(CodeFlow.claims(adgang, late, "i-god-tid-1")).isEmpty();
    assertThat(adgang.mailbox().to(late)).hasSize(1);
  }

  /** Opens the form half a minute earlier, and submits it at that moment. */
  private static Page tryAt(Adgang adgang, HttpLink link, Instant moment) {
    var browser = new HttpBrowser();
    adgang.clock().set(moment.minusSeconds(30));
    var form = link.goOn(browser);
    adgang.clock().set(moment);
    return browser.submit(form, "password-new", "i-god-tid-1");
  }

  private static JsonNode withSmtpPort(JsonNode realm, int port) {
    var moved = (ObjectNode) realm.deepCopy();
    moved.withObject("/smtpServer").put("port", Integer.toString(port));
    return moved;
  }

  private static JsonNode row(Adgang adgang, Employee employee) {
    return adgang.employees().links(employee).path(0);
  }

  private static Instant at(JsonNode row, String time) {
    return Instant.parse(row.path(time).asText());
  }

  @Test
  void an_sms_code_that_is_older_than_five_minutes_enrols_nothing(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    var window = visitor.onPhone();
    var page = window.openLogin().as(employee).shows(ChoicePage::new).chooseSms().give(number);
    var code = adgang.mailbox().codeTo(number);

    adgang.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

    page.isRefused(code, "Koden er forkert eller udløbet. Prøv igen");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    window.openApp().isNotLoggedIn();
  }

  @Test
  void an_sms_code_that_is_older_than_five_minutes_does_not_log_in(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    visitor.onPhone().openLogin().enrolSmsAs(employee, number, adgang.mailbox());
    var window = visitor.onPhone();
    var page = window.openLogin().as(employee).shows(SmsCodePage::new);
    var code = adgang.mailbox().codeTo(number, 2);

    adgang.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

    page.isRefused(code, "Koden er forkert eller udløbet. Prøv igen");
    window.openApp().isNotLoggedIn();
  }
}
