package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link opened on the phone ends where the app is. */
@WithAdgang
final class FirstClickTest {

  private static final Pattern LINK = Pattern.compile("http\\S+/adgang/link\\?\\S+");

  @ParameterizedTest
  @EnumSource
  void the_success_page_leads_to_the_app_and_to_the_web_without_it(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    welcome(adgang, employee, Map.of("clientId", "adgang-app"));
    var window = visitor.on(screen);

    var page =
        adgang.mailbox().welcomeTo(employee).pressButton(window).goOn().create("kaffe-til-to-9");

    page.picture("link-done-app");
    assertThat(window.find("#adgang-onward").getAttribute("href")).isEqualTo("dk.adgang.app:/");
    assertThat(window.text("#adgang-onward")).contains("Adgang i appen");
    assertThat(window.find("#adgang-onward-web").getAttribute("href"))
        .isEqualTo(adgang.app().toString());
  }

  @Test
  void an_app_has_its_name_in_the_language_of_the_page(Adgang adgang) {
    var plain = "plain-" + System.nanoTime();
    adgang
        .admin()
        .post(
            "/adgang/clients",
            Map.of(
                "clientId",
                plain,
                "name",
                "Vagtplan",
                "publicClient",
                true,
                "baseUrl",
                "https://vagtplan.example/"));

    assertThat(onward(adgang, "adgang-web", "en")).isEqualTo("Continue to Adgang on the web");
    assertThat(onward(adgang, "adgang-web", "da")).isEqualTo("Fortsæt til Adgang på nettet");
    assertThat(onward(adgang, plain, "en")).isEqualTo("Continue to Vagtplan");
    assertThat(onward(adgang, plain, "da")).isEqualTo("Fortsæt til Vagtplan");
  }

  /** The button of the success page, for an employee who has that language. */
  private static String onward(Adgang adgang, String client, String language) {
    var employee =
        adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().setAttribute(employee, "locale", language);
    welcome(adgang, employee, Map.of("clientId", client));
    var mail = adgang.mailbox().welcomeTo(employee).message().text();
    var link = LINK.matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    var browser = new HttpBrowser();
    var password = browser.submit(browser.open(URI.create(link.group())));
    var done = browser.submit(password, "password-new", "kaffe-til-to-9");
    return done.document().select("#adgang-onward").text();
  }

  @Test
  void an_address_that_is_neither_a_page_nor_an_app_is_not_led_to(Adgang adgang, Visitor visitor) {
    var id = "unwise-" + System.nanoTime();
    // Saving such an address is refused; an import saves it all the same.
    adgang
        .admin()
        .post(
            "/adgang/partialImport",
            Map.of(
                "ifResourceExists",
                "FAIL",
                "clients",
                List.of(
                    Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "attributes",
                        Map.of("adgang.home", "javascript:alert(document.cookie)")))));
    var employee =
        adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    welcome(adgang, employee, Map.of("clientId", id));
    var window = visitor.onPhone();

    adgang.mailbox().welcomeTo(employee).pressButton(window).goOn().type("kaffe-til-to-9").press();

    window.await("#adgang-title", "the success page");
    assertThat(window.text("#adgang-title")).isEqualTo("Din adgangskode er oprettet");
    assertThat(window.has("#adgang-onward")).isFalse();
    assertThat(window.has("a[href^='javascript']")).isFalse();
  }

  private static void welcome(Adgang adgang, Employee employee, Map<String, Object> wishes) {
    adgang.admin().post("/adgang/adgang/employees/" + employee.id() + "/welcome", wishes);
  }
}
