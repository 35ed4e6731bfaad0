package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LinkProblemPage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.AdministratorsMail;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link of the welcome mail: it works until a password is created, and no longer. */
@WithAdgang
final class LinkTest {

  @Test
  void opening_it_ten_times_does_not_use_it_up_and_a_created_password_does(
      Adgang adgang, Visitor visitor) throws IOException, InterruptedException {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    for (var i = 0; i < 10; i++) {
      assertThat(get(mail.link())).isEqualTo(200);
    }
    var window = visitor.onPhone();

    mail.pressButton(window).goOn().create("kaffe-til-to-9");

    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    visitor
        .onPhone()
        .open(mail.link())
        .shows(LinkProblemPage::new)
        .because("used")
        .titled("Linket er allerede brugt");
  }

  @ParameterizedTest
  @EnumSource
  void a_used_link_is_explained(Screen screen, Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    var window = visitor.on(screen);
    mail.pressButton(window).goOn().create("kaffe-til-to-9");

    window.open(mail.link()).shows(LinkProblemPage::new).because("used").picture("link-used");
  }

  @Test
  void a_tampered_link_creates_nothing(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = adgang.mailbox().welcomeTo(employee).link().toString();
    var middle = link.length() - 30;
    var other = link.charAt(middle) == 'A' ? 'B' : 'A';
    var tampered = link.substring(0, middle) + other + link.substring(middle + 1);

    visitor.onPhone().open(URI.create(tampered)).shows(LinkProblemPage::new).because("invalid");
    visitor
        .onPhone()
        .open(URI.create(link.substring(0, link.length() - 40)))
        .shows(LinkProblemPage::new)
        .because("invalid");
    visitor
        .onPhone()
        .open(URI.create(link.replaceAll("\\?.*", "")))
        .shows(LinkProblemPage::new)
        .because("invalid");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
  }

  @Test
  void a_token_that_was_made_for_something_else_is_no_link(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var own = adgang.mailbox().welcomeTo(employee).link().toString();
    adgang
        .admin()
        .put(
            "/adgang/users/" + employee.id() + "/execute-actions-email",
            List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));
    var foreign = adgang.mailbox().newestWelcomeTo(employee, 2).message().text();
    var key = foreign.replaceAll("(?s).*[?&]key=([A-Za-z0-9_.-]+).*", "$1");
    assertThat(key).contains(".");

    visitor
        .onPhone()
        .open(URI.create(own.substring(0, own.indexOf('=') + 1) + key))
        .shows(LinkProblemPage::new)
        .because("invalid");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
  }

  @Test
  void keycloaks_own_link_is_no_way_around_the_second_factor(Adgang adgang) {
    var without =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var ida = adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var number = adgang.mailbox().newNumber();
    var flow = passwordOf(adgang, ida, ida.password());
    flow.submit("method", "sms");
    flow.submit("step", "send", "number", number);
    flow.submit("step", "verify", "code", adgang.mailbox().codeTo(number));
    flow.skipCodes();
    assertThat(flow.isDone()).isTrue();

    assertThat(behindKeycloaksOwnLink(adgang, without).has("password-new")).isTrue();
    var page = behindKeycloaksOwnLink(adgang, ida);

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.has("password-new")).as("the password page").isFalse();
    assertThat(page.body()).contains("Har du glemt adgangskoden?");
    assertThat(passwordOf(adgang, ida, ida.password()).page().has("code")).isTrue();
  }

  private static CodeFlow passwordOf(Adgang adgang, Employee employee, String password) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", password);
    return flow;
  }

  private static HttpBrowser.Page behindKeycloaksOwnLink(Adgang adgang, Employee employee) {
    return AdministratorsMail.open(
        adgang, employee, new HttpBrowser(), List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));
  }

  @Test
  void a_link_ends_with_its_account_address_or_employer(Adgang adgang, Visitor visitor) {
    var employer = adgang.employers().create("Lukkehuset", java.util.Map.of());
    var ofClosed = adgang.employees().create(employer, Employees.SALGSASSISTENT);
    var disabled = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var moved = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var deleted = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var openAlready = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var all = List.of(ofClosed, disabled, moved, deleted);
    var links = all.stream().map(e -> adgang.mailbox().welcomeTo(e).link()).toList();
    var reasons = List.of("unavailable", "unavailable", "moved", "gone");
    var window = visitor.onPhone();
    var page = adgang.mailbox().welcomeTo(openAlready).pressButton(window).goOn();

    adgang.employers().disable(employer);
    adgang.employees().disable(disabled);
    adgang.employees().setEmail(moved, "ny." + moved.email());
    adgang.employees().delete(deleted);
    adgang.employees().setEmail(openAlready, "ny." + openAlready.email());
    page.type("kaffe-til-to-9").press();

    for (var i = 0; i < links.size(); i++) {
      visitor.onPhone().open(links.get(i)).shows(LinkProblemPage::new).because(reasons.get(i));
    }
    assertThat(window.has("#adgang-onward")).as("success").isFalse();
    for (var employee : List.of(ofClosed, disabled, moved, openAlready)) {
      assertThat(adgang.employees().credentials(employee)).isEmpty();
    }
  }

  @Test
  void of_two_browsers_on_one_link_only_the_first_creates_a_password(
      Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    var first = visitor.onPhone();
    var second = visitor.onDesktop();
    var slow = mail.pressButton(second).goOn().type("den-langsomme-2");

    mail.pressButton(first).goOn().create("den-hurtige-1");
    slow.press();

    assertThat(second.has("#adgang-onward")).as("the second one succeeds").isFalse();
    visitor.onPhone().openLogin().as(employee, "den-langsomme-2").shows(LoginPage::new);
    visitor.onPhone().openLogin().as(employee, "den-hurtige-1").shows(ChoicePage::new);
  }

  /** The page of a link that went to an old address tells nothing about the account. */
  @Test
  void an_old_address_learns_nothing_of_the_account(Adgang adgang) {
    var pages = new ArrayList<String>();
    for (var enabled : List.of(true, false)) {
      var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
      var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
      var now = "ny." + employee.email();
      adgang.employees().setEmail(employee, now);
      if (!enabled) {
        adgang.employees().disable(employee);
      }

      var page = link.goOn(new HttpBrowser());

      assertThat(HttpLink.problem(page)).as(page.body()).contains("moved");
      assertThat(page.body())
          .contains("Kun det nyeste link virker", "+45 70 70 70 27")
          .doesNotContain(now, employee.email(), "adgang-resend");
      pages.add(page.body().replace(link.token(), ""));
    }
    assertThat(pages.get(1)).isEqualTo(pages.get(0));
  }

  @Test
  void a_used_link_leads_on_to_a_login(Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    link.create(new HttpBrowser(), "kaffe-til-to-9");
    var browser = new HttpBrowser();

    var page = link.goOn(browser);

    assertThat(HttpLink.problem(page)).contains("used");
    assertThat(page.body()).contains("id=\"adgang-login\" href=\"" + adgang.app());
  }

  private static int get(URI link) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
