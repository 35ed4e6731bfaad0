package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.ResetMail;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Pages;
import dk.adgang.testbed.wire.AdministratorsMail;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mailed link and a password that was set another way: how one ends the other. */
@WithAdgang
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
        var browser = new HttpBrowser();
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
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    var browser = new HttpBrowser();
    var open = link.goOn(browser);
    assertThat(open.has("password-new")).isTrue();

    way.set(adgang, employee);

    assertThat(HttpLink.problem(browser.submit(open, "password-new", OF_LINK)))
        .contains("password");
    assertThat(HttpLink.problem(link.create(new HttpBrowser(), OF_LINK))).contains("password");
    assertThat(CodeFlow.claims(adgang, employee, OF_LINK)).isEmpty();
    assertThat(CodeFlow.claims(adgang, employee, NEW)).isPresent();
    var row = adgang.employees().links(employee).path(0);
    assertThat(row.path("state").asText()).isEqualTo("RETIRED");
    assertThat(row.path("reason").asText()).isEqualTo("employee has a password");
    assertThat(row.path("endedAt").asText()).isNotEmpty();
  }

  /** Otherwise a thief who reads the mail could use a page that was opened before. */
  @Test
  void a_factor_that_was_enrolled_since_is_asked_for(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());
    var browser = new HttpBrowser();
    var open = link.goOn(browser);
    assertThat(open.has("password-new")).as(open.body()).isTrue();

    adgang.employees().add(employee, Factors.app(Totp.ofTest()));

    var answer = browser.submit(open, "password-new", NEW);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("Du har 2-faktor");
    assertThat(CodeFlow.claims(adgang, employee, NEW)).isEmpty();
    assertThat(link.goOn(new HttpBrowser()).has("otp")).as("asked for from the link").isTrue();
  }

  /** «Credential reset» of the admin console, as it is when nothing else is asked for. */
  @Test
  void an_administrators_mail_for_a_new_password_has_our_link(Adgang adgang) {
    var newcomer = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var older = new HttpLink(adgang.mailbox().welcomeTo(newcomer).link());
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    for (var who : List.of(newcomer, employee)) {
      adgang
          .admin()
          .put(
              "/adgang/users/%s/execute-actions-email?client_id=adgang-web".formatted(who.id()),
              List.of("UPDATE_PASSWORD"));
    }

    var welcome = new HttpLink(adgang.mailbox().newestWelcomeTo(newcomer, 2).link());
    assertThat(HttpLink.problem(older.goOn(new HttpBrowser()))).contains("retired");
    assertThat(HttpLink.succeeded(welcome.create(new HttpBrowser(), NEW))).isTrue();
    var reset = new HttpLink(adgang.mailbox().resetTo(employee).link());
    assertThat(HttpLink.succeeded(reset.create(new HttpBrowser(), NEW))).isTrue();
    assertThat(adgang.employees().links(employee).path(0).path("purpose").asText())
        .isEqualTo("RESET");
  }

  @Test
  void a_button_that_is_pressed_twice_leads_on_in_both_tabs(Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    var browser = new HttpBrowser();
    var first = link.goOn(browser);
    var second = link.goOn(browser);
    assertThat(second.has("password-new")).as(second.body()).isTrue();

    var created = browser.submit(first, "password-new", NEW);
    assertThat(HttpLink.succeeded(created)).as(created.body()).isTrue();
    var late = browser.submit(second, "password-new", OF_LINK);
    assertThat(HttpLink.problem(late)).as(late.body()).contains("used");

    assertThat(CodeFlow.claims(adgang, employee, NEW)).isPresent();
    assertThat(CodeFlow.claims(adgang, employee, OF_LINK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"da", "en"})
  void a_forgotten_password_is_answered_in_the_language_of_the_page(
      String language, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var browser = new HttpBrowser();
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
    assertThat(languages(text, new HttpBrowser().sending("Accept-Language", other)))
        .as("of the link's page and of the password page")
        .containsExactly(language, language);
  }

  private static List<String> languages(String mail, HttpBrowser browser) {
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
    var browser = new HttpBrowser();
    var asked =
        browser.open(
            URI.create(
                adgang.server().issuer()
                    + "/login-actions/reset-credentials?client_id=adgang-web&kc_locale=en"));
    browser.submit(asked, "username", employee.email());

    var text = adgang.mailbox().resetTo(employee).message().text();
    assertThat(languages(text, new HttpBrowser().sending("Accept-Language", "en")))
        .containsExactly("da", "da");
  }

  static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }
}
