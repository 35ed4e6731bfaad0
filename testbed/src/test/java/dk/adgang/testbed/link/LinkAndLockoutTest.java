package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mailed link lifts a lockout for wrong passwords, and opens no way to more guesses. */
@WithAdgang
final class LinkAndLockoutTest {

  private static final String NEW = "kaffe-til-tre-7";

  /** A lockout by wrong tries of the old password ends with the new one. */
  @Test
  void a_new_password_ends_the_lockout(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    lockOut(adgang, employee);

    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), NEW))).isTrue();

    assertThat(CodeFlow.claims(adgang, employee, NEW)).isPresent();
  }

  @Test
  void with_a_second_factor_it_is_proven_first(Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, app);
    lockOut(adgang, employee);

    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    var browser = new HttpBrowser();
    var page = link.goOn(browser);
    assertThat(page.has("otp")).as(page.body()).isTrue();
    page = browser.submit(page, "otp", app.codeAt(Instant.now()));
    assertThat(page.has("password-new")).as(page.body()).isTrue();
    page = browser.submit(page, "password-new", NEW);
    assertThat(HttpLink.succeeded(page)).isTrue();

    var login = LinkAndPasswordTest.flow(adgang);
    login.open();
    login.submit("username", employee.email(), "password", NEW);
    assertThat(login.page().has("otp")).as(login.page().body()).isTrue();
  }

  /**
   * A new password does not end a lockout by wrong codes: a thief who reads the mail still has to
   * know a code.
   */
  @Test
  void a_link_opens_no_way_to_more_wrong_codes(Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, app);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    for (var i = 0; i < 12; i++) {
      var browser = new HttpBrowser();
      var page = link.goOn(browser);
      if (page.has("otp")) {
        browser.submit(page, "otp", "00000" + i % 10);
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> guessed(adgang, employee).path("disabled").asBoolean());
    assertThat(guessed(adgang, employee).path("numSecondaryAuthFailures").asInt())
        .as("wrong codes that were looked at")
        .isLessThanOrEqualTo(5);

    for (var i = 0; i < 3; i++) {
      var browser = new HttpBrowser();
      var page = link.goOn(browser);
      var last = page.has("otp") ? browser.submit(page, "otp", app.codeAt(Instant.now())) : page;
      assertThat(last.has("password-new")).as("the right code after that").isFalse();
    }
  }

  /** A thief who reads the mailbox gets a limited number of guesses at the password. */
  @Test
  void a_link_lifts_the_lockout_five_times_a_day(Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, app);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    for (var i = 0; i < 5; i++) {
      lockOut(adgang, employee);
      assertThat(link.goOn(new HttpBrowser()).has("otp")).isTrue();
      assertThat(guessed(adgang, employee).path("disabled").asBoolean()).isFalse();
    }
    lockOut(adgang, employee);

    var browser = new HttpBrowser();
    var page = link.goOn(browser);

    assertThat(guessed(adgang, employee).path("disabled").asBoolean()).isTrue();
    var last = page.has("otp") ? browser.submit(page, "otp", app.codeAt(Instant.now())) : page;
    assertThat(last.has("password-new")).isFalse();
  }

  private static Employee withApp(Adgang adgang, Totp app) {
    return adgang
        .employees()
        .createWithFactors(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, List.of(Factors.app(app)));
  }

  private static void lockOut(Adgang adgang, Employee employee) {
    for (var i = 1; !guessed(adgang, employee).path("disabled").asBoolean(); i++) {
      var login = LinkAndPasswordTest.flow(adgang);
      login.open();
      login.submit("username", employee.email(), "password", "forkert-" + i);
      var counted = i;
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  guessed(adgang, employee).path("disabled").asBoolean()
                      || guessed(adgang, employee).path("numFailures").asInt() == counted);
    }
    assertThat(CodeFlow.claims(adgang, employee, employee.password())).as("locked out").isEmpty();
  }

  /** Keycloak's count of an employee's wrong tries. */
  private static JsonNode guessed(Adgang adgang, Employee employee) {
    return adgang.admin().get("/adgang/attack-detection/brute-force/users/" + employee.id());
  }
}
