package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links and codes run out. */
@AdgangTest
@Isolated("It moves the server's clock.")
final class TimePassesTest {

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
    visitor
        .onPhone()
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .chooseSms()
        .give(number)
        .enter(adgang.mailbox().codeTo(number))
        .shows(SampleAppPage::new)
        .isLoggedIn();
    var window = visitor.onPhone();
    var page = window.openLogin().as(employee).shows(SmsCodePage::new);
    var code = adgang.mailbox().codeTo(number, 2);

    adgang.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

    page.isRefused(code, "Koden er forkert eller udløbet. Prøv igen");
    window.openApp().isNotLoggedIn();
  }
}
