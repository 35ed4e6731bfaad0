package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mailed link and a password that came to be on another way have to do with each other. */
@AdgangTest
final class LinkAndPasswordTest {

  private static final String NEW = "kaffe-til-tre-7";
  private static final String OF_LINK = "kaffe-til-fire-8";

  /** Ways on which an employee comes to a password without the link. */
  private enum Way {
    ADMINISTRATOR {
      @Override
      void set(Adgang adgang, Employee employee) {
        adgang
            .admin()
            .put(
                "/adgang/users/" + employee.id() + "/reset-password",
                Map.of("type", "password", "value", NEW, "temporary", false));
      }
    },
    ADMINISTRATOR_WITH_THE_USER {
      @Override
      void set(Adgang adgang, Employee employee) {
        var user = (ObjectNode) adgang.employees().get(employee).deepCopy();
        user.putPOJO("credentials", List.of(Map.of("type", "password", "value", NEW)));
        adgang.admin().put("/adgang/users/" + employee.id(), user);
      }
    },
    KEYCLOAKS_LINK {
      @Override
      void set(Adgang adgang, Employee employee) {
        var browser = new PlainBrowser();
        var page =
            AdministratorsMail.open(
                adgang, employee, browser, List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));
        browser.submit(page, "password-new", NEW, "password-confirm", NEW);
      }
    },
    EMPLOYEE {
      @Override
      void set(Adgang adgang, Employee employee) {
        var flow = flow(adgang);
        flow.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
        flow.submit("username", employee.email(), "password", employee.password());
        if (flow.page().has("adgang-skip")) {
          flow.submit("skip", "true");
        }
        flow.submit("password-new", NEW);
        assertThat(flow.isDone()).isTrue();
      }
    };

    abstract void set(Adgang adgang, Employee employee);
  }

  @ParameterizedTest
  @EnumSource
  void a_password_that_is_newer_than_the_link_stands(Way way, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());
    var browser = new PlainBrowser();
    var open = link.goOn(browser);
    assertThat(open.has("password-new")).isTrue();

    way.set(adgang, employee);

    assertThat(PlainLink.problem(browser.submit(open, "password-new", OF_LINK)))
        .contains("password");
    assertThat(PlainLink.problem(link.create(new PlainBrowser(), OF_LINK))).contains("password");
    assertThat(CodeFlow.claims(adgang, employee, OF_LINK)).isEmpty();
    assertThat(CodeFlow.claims(adgang, employee, NEW)).isPresent();
    var row = adgang.employees().links(employee).path(0);
    assertThat(row.path("state").asText()).isEqualTo("RETIRED");
    assertThat(row.path("reason").asText()).isEqualTo("employee has a password");
    assertThat(row.path("endedAt").asText()).isNotEmpty();
  }

  /** Who was locked out for the old password is not for the new one. */
  @Test
  void a_new_password_ends_the_lockout(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    lockOut(adgang, employee);

    adgang.employees().resetPassword(employee, Map.of());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());
    assertThat(PlainLink.succeeded(link.create(new PlainBrowser(), NEW))).isTrue();

    assertThat(CodeFlow.claims(adgang, employee, NEW)).isPresent();
  }

  @Test
  void with_a_second_factor_it_is_proven_first(Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, app);
    lockOut(adgang, employee);

    adgang.employees().resetPassword(employee, Map.of());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());
    var browser = new PlainBrowser();
    var page = link.goOn(browser);
    assertThat(page.has("otp")).as(page.body()).isTrue();
    page = browser.submit(page, "otp", app.codeAt(Instant.now()));
    assertThat(page.has("password-new")).as(page.body()).isTrue();
    page = browser.submit(page, "password-new", NEW);
    assertThat(PlainLink.succeeded(page)).isTrue();

    var login = flow(adgang);
    login.open();
    login.submit("username", employee.email(), "password", NEW);
    assertThat(login.page().has("otp")).as(login.page().body()).isTrue();
  }

  /** Wrong codes are no matter of the password: whoever reads the mail still has to know one. */
  @Test
  void a_link_opens_no_way_to_more_wrong_codes(Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, app);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());
    for (var i = 0; i < 12; i++) {
      var browser = new PlainBrowser();
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
      var browser = new PlainBrowser();
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
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());
    for (var i = 0; i < 5; i++) {
      lockOut(adgang, employee);
      assertThat(link.goOn(new PlainBrowser()).has("otp")).isTrue();
      assertThat(guessed(adgang, employee).path("disabled").asBoolean()).isFalse();
    }
    lockOut(adgang, employee);

    var browser = new PlainBrowser();
    var page = link.goOn(browser);

    assertThat(guessed(adgang, employee).path("disabled").asBoolean()).isTrue();
    var last = page.has("otp") ? browser.submit(page, "otp", app.codeAt(Instant.now())) : page;
    assertThat(last.has("password-new")).isFalse();
  }

  private static Employee withApp(Adgang adgang, Totp app) {
    return adgang
        .employees()
        .createWithFactors(
            Employees.KAFFEHUSET, Employees.BUTIKSCHEF, List.of(Employees.factor(app)));
  }

  private static void lockOut(Adgang adgang, Employee employee) {
    for (var i = 1; !guessed(adgang, employee).path("disabled").asBoolean(); i++) {
      var login = flow(adgang);
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

  /** What Keycloak has counted of an employee. */
  private static JsonNode guessed(Adgang adgang, Employee employee) {
    return adgang.admin().get("/adgang/attack-detection/brute-force/users/" + employee.id());
  }

  /** Whoever reads the mail would otherwise keep a page of before open. */
  @Test
  void a_factor_that_was_enrolled_since_is_asked_for(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());
    var browser = new PlainBrowser();
    var open = link.goOn(browser);
    assertThat(open.has("password-new")).as(open.body()).isTrue();

    adgang.employees().add(employee, Employees.factor(Totp.ofTest()));

    var answer = browser.submit(open, "password-new", NEW);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("Du har 2-faktor");
    assertThat(CodeFlow.claims(adgang, employee, NEW)).isEmpty();
    assertThat(link.goOn(new PlainBrowser()).has("otp")).as("asked for from the link").isTrue();
  }

  /** «Credential reset» of the admin console, as it is when nothing else is asked for. */
  @Test
  void an_administrators_mail_for_a_new_password_has_our_link(Adgang adgang) {
    var newcomer = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var older = new PlainLink(adgang.mailbox().welcomeTo(newcomer).link());
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    for (var who : List.of(newcomer, employee)) {
      adgang
          .admin()
          .put(
              "/adgang/users/%s/execute-actions-email?client_id=adgang-web".formatted(who.id()),
              List.of("UPDATE_PASSWORD"));
    }

    var welcome = new PlainLink(adgang.mailbox().newestWelcomeTo(newcomer, 2).link());
    assertThat(PlainLink.problem(older.goOn(new PlainBrowser()))).contains("retired");
    assertThat(PlainLink.succeeded(welcome.create(new PlainBrowser(), NEW))).isTrue();
    var reset = new PlainLink(adgang.mailbox().resetTo(employee).link());
    assertThat(PlainLink.succeeded(reset.create(new PlainBrowser(), NEW))).isTrue();
    assertThat(adgang.employees().links(employee).path(0).path("purpose").asText())
        .isEqualTo("RESET");
  }

  @Test
  void a_button_that_is_pressed_twice_leads_on_in_both_tabs(Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new PlainLink(adgang.mailbox().welcomeTo(employee).link());
    var browser = new PlainBrowser();
    var first = link.goOn(browser);
    var second = link.goOn(browser);
    assertThat(second.has("password-new")).as(second.body()).isTrue();

    var created = browser.submit(first, "password-new", NEW);
    assertThat(PlainLink.succeeded(created)).as(created.body()).isTrue();
    var late = browser.submit(second, "password-new", OF_LINK);
    assertThat(PlainLink.problem(late)).as(late.body()).contains("used");

    assertThat(CodeFlow.claims(adgang, employee, NEW)).isPresent();
    assertThat(CodeFlow.claims(adgang, employee, OF_LINK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"da", "en"})
  void a_forgotten_password_is_answered_in_the_language_of_the_page(
      String language, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var browser = new PlainBrowser();
    var asked =
        browser.open(
            URI.create(
                adgang.server().issuer()
                    + "/login-actions/reset-credentials?client_id=adgang-web&kc_locale="
                    + language));
    browser.submit(asked, "username", employee.email());

    var subject = language.equals("da") ? ResetMail.SUBJECT : "Reset your password";
    var text = adgang.mailbox().withSubject(employee, subject).text();
    assertThat(text)
        .contains(language.equals("da") ? "Vælg en ny adgangskode" : "Choose a new password");
    var other = language.equals("da") ? "en" : "da";
    assertThat(languages(text, new PlainBrowser().sending("Accept-Language", other)))
        .as("of the link's page and of the password page")
        .containsExactly(language, language);
  }

  private static List<String> languages(String mail, PlainBrowser browser) {
    var address = Pattern.compile("http\\S+/adgang/link\\?\\S+").matcher(mail);
    assertThat(address.find()).as(mail).isTrue();
    var opened = browser.open(URI.create(address.group()));
    var password = browser.submit(opened);
    assertThat(password.has("password-new")).as(password.body()).isTrue();
    return List.of(Pages.language(opened), Pages.language(password));
  }

  @Test
  void a_language_of_the_employees_own_goes_first(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().setAttribute(employee, "locale", "da");
    var browser = new PlainBrowser();
    var asked =
        browser.open(
            URI.create(
                adgang.server().issuer()
                    + "/login-actions/reset-credentials?client_id=adgang-web&kc_locale=en"));
    browser.submit(asked, "username", employee.email());

    var text = adgang.mailbox().resetTo(employee).message().text();
    assertThat(languages(text, new PlainBrowser().sending("Accept-Language", "en")))
        .containsExactly("da", "da");
  }

  private static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }
}
