package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way on which employees choose a password meets the rule and the list of guesses. */
@WithAdgang
public final class PasswordPathsTest {

  private static final String GOOD = "kaffe-til-to-9";

  @ParameterizedTest
  @CsvSource({
    "Sommer2026,nem at gætte",
    "Qwertyuiop1,række på tastaturet",
    "Freja-2026!,dit navn",
    "kaffehuset1,din arbejdsgivers navn"
  })
  void a_link_takes_no_weak_password(
      String password, String words, Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var page = adgang.mailbox().welcomeTo(employee).pressButton(visitor.onPhone()).goOn();

    page = page.type(password).isRefused().withWords(words).misses();
    page.picture("password-guess");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    page.create("kaffe-til-to-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void a_welcome_leads_to_no_token_with_a_weak_one(String weak, Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    var browser = new HttpBrowser();

    isRefused(link.create(browser, weak));
    assertThat(adgang.employees().credentials(employee)).isEmpty();

    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), GOOD))).isTrue();
    onlyWorks(adgang, employee, GOOD, weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void a_reset_with_a_weak_one_leaves_the_old_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());

    isRefused(link.create(new HttpBrowser(), weak));

    onlyWorks(adgang, employee, employee.password(), weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void a_forgotten_password_is_not_replaced_by_a_weak_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var asking = new HttpBrowser();
    asking.submit(
        asking.open(
            URI.create(
                adgang.server().issuer()
                    + "/login-actions/reset-credentials?client_id=adgang-web")),
        "username",
        employee.email());
    var link = new HttpLink(adgang.mailbox().resetTo(employee).link());

    isRefused(link.create(new HttpBrowser(), weak));

    onlyWorks(adgang, employee, employee.password(), weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void asking_to_change_the_password_keeps_the_old_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var flow = flow(adgang);
    flow.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
    flow.submit("username", employee.email(), "password", employee.password());
    if (flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }

    isAskedForAnother(flow);
    flow.submit("password-new", weak);
    isAskedForAnother(flow);

    onlyWorks(adgang, employee, employee.password(), weak);
  }

  private static void isRefused(Page page) {
    assertThat(HttpLink.succeeded(page)).isFalse();
    assertThat(page.has("password-new")).as("the page asks again: %s", page.body()).isTrue();
  }

  @Test
  void the_page_refuses_in_english_without_javascript(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.inEnglish().withoutJavaScript().onDesktop();
    var page = adgang.mailbox().welcomeTo(employee).pressButton(window).goOn();

    page.type("Sommer2026").isRefused().withWords("easy to guess", "Choose another");
  }

  @Test
  void the_account_console_takes_no_weak_password(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    window.openLogin().skipAs(employee);

    var page = window.open(changePassword(adgang)).shows(PasswordPage::new);
    page.type("Sommer2026").isRefused().withWords("nem at gætte");
    visitor.onPhone().openLogin().as(employee).shows(SampleAppPage::new).isLoggedIn();
  }

  static void isAskedForAnother(CodeFlow flow) {
    assertThat(flow.isDone()).as("a code for a token").isFalse();
    assertThat(flow.page().has("password-new")).as(flow.page().body()).isTrue();
  }

  /** The good one leads to a token, and the weak one to none. */
  static void onlyWorks(Adgang adgang, Employee employee, String good, String weak) {
    assertThat(CodeFlow.claims(adgang, employee, good)).isPresent();
    assertThat(CodeFlow.claims(adgang, employee, weak)).isEmpty();
  }

  static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }

  @Test
  void a_password_may_have_4096_characters_and_no_more(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var longest = "kaffe-26".repeat(512);
    var page = adgang.mailbox().welcomeTo(employee).pressButton(visitor.onPhone()).goOn();

    page = page.type(longest + "x").isRefused().withWords("højst have", "4.096 tegn");
    page.create(longest);

    assertThat(adgang.employees().acceptsPassword(employee, longest + "x")).isFalse();
    visitor
        .onPhone()
        .openLogin()
        .as(employee, longest)
        .shows(ChoicePage::new)
        .skip()
        .shows(SampleAppPage::new)
        .isLoggedIn();
  }

  /** The address that the account console opens for another password. */
  public static URI changePassword(Adgang adgang) {
    return URI.create(
        adgang.server().issuer()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=adgang-web"
            + "&kc_action=UPDATE_PASSWORD&state=x&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
            + AdminRest.encode(adgang.app() + "/callback"));
  }
}
