package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to a password meets the rule and the list of guesses. */
@AdgangTest
final class PasswordPathsTest {

  private static final String GOOD = "kaffe-til-to-9";

  @ParameterizedTest
  @CsvSource({
    "Sommer2026,nem at gætte",
    "Qwertyuiop1,række på tastaturet",
    "Freja-2026!,dit navn",
    "kaffehuset1,din arbejdsgivers navn"
  })
  void a_link(String password, String words, Adgang adgang, Visitor visitor) {
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
    var link = new PlainLink(adgang.mailbox().welcomeTo(employee).link());
    var browser = new PlainBrowser();

    isRefused(link.create(browser, weak));
    assertThat(adgang.employees().credentials(employee)).isEmpty();

    assertThat(PlainLink.succeeded(link.create(new PlainBrowser(), GOOD))).isTrue();
    onlyWorks(adgang, employee, GOOD, weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void a_reset_with_a_weak_one_leaves_the_old_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.employees().resetPassword(employee, Map.of());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());

    isRefused(link.create(new PlainBrowser(), weak));

    onlyWorks(adgang, employee, employee.password(), weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void a_forgotten_password_is_not_replaced_by_a_weak_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var asking = new PlainBrowser();
    asking.submit(
        asking.open(
            URI.create(
                adgang.server().issuer()
                    + "/login-actions/reset-credentials?client_id=adgang-web")),
        "username",
        employee.email());
    var link = new PlainLink(adgang.mailbox().resetTo(employee).link());

    isRefused(link.create(new PlainBrowser(), weak));

    onlyWorks(adgang, employee, employee.password(), weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void who_asks_to_change_the_password_keeps_the_old_one(String weak, Adgang adgang) {
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

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void an_administrator_cannot_give_somebody_a_weak_one(String weak, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var user = "/adgang/users/" + employee.id();

    for (var temporary : List.of(true, false)) {
      var credential = plain(weak, temporary);
      isRefused(() -> adgang.admin().put(user + "/reset-password", credential.get(0)));
      var edited = adgang.employees().get(employee).<ObjectNode>deepCopy();
      edited.putPOJO("credentials", credential);
      isRefused(() -> adgang.admin().put(user, edited));
    }

    onlyWorks(adgang, employee, employee.password(), weak);
    assertThat(adgang.employees().get(employee).path("requiredActions")).isEmpty();
  }

  private static void isRefused(Page page) {
    assertThat(PlainLink.succeeded(page)).isFalse();
    assertThat(page.has("password-new")).as("the page asks again: %s", page.body()).isTrue();
  }

  private static void isRefused(ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining(": 400 ");
  }

  @Test
  void in_english_without_javascript(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.inEnglish().withoutJavaScript().onDesktop();
    var page = adgang.mailbox().welcomeTo(employee).pressButton(window).goOn();

    page.type("Sommer2026").isRefused().withWords("easy to guess", "Choose another");
  }

  @Test
  void the_account_console(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onPhone();
    window
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .skip()
        .shows(SampleAppPage::new)
        .isLoggedIn();

    var page = window.open(changePassword(adgang)).shows(PasswordPage::new);
    page.type("Sommer2026").isRefused().withWords("nem at gætte");
    visitor.onPhone().openLogin().as(employee).shows(SampleAppPage::new).isLoggedIn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Freja-2026!"})
  void the_admin_console_and_rest(String password, Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    assertThat(adgang.employees().acceptsPassword(employee, password)).isFalse();
    assertThatThrownBy(
            () ->
                adgang
                    .admin()
                    .put(
                        "/adgang/users/" + employee.id() + "/reset-password",
                        Map.of("type", "password", "value", password, "temporary", true)))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining("400");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Frederikke-2026"})
  void creating_an_employee_with_a_password(String password, Adgang adgang) {
    var email = "frederikke.%d@kaffehuset.example".formatted(System.nanoTime());

    assertThatThrownBy(
            () ->
                adgang
                    .admin()
                    .post(
                        "/adgang/users",
                        Map.of(
                            "username",
                            email,
                            "email",
                            email,
                            "firstName",
                            "Frederikke",
                            "lastName",
                            "Bruun",
                            "enabled",
                            true,
                            "credentials",
                            List.of(Map.of("type", "password", "value", password)))))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining("400");
    assertThat(adgang.admin().get("/adgang/users?exact=true&email=" + AdminRest.encode(email)))
        .isEmpty();
  }

  @Test
  void a_temporary_password_is_replaced_by_one_that_holds(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang
        .admin()
        .put(
            "/adgang/users/" + employee.id() + "/reset-password",
            Map.of("type", "password", "value", "kaffe-til-en-1", "temporary", true));

    var page =
        visitor.onPhone().openLogin().as(employee, "kaffe-til-en-1").shows(PasswordPage::new);
    page = page.type("Sommer2026").isRefused().withWords("nem at gætte");
    page.type("kaffe-til-to-9").press().shows(ChoicePage::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Viggo-2026!"})
  void a_partial_import_with_a_weak_one_imports_nobody(String password, Adgang adgang) {
    var weak = "weak.%d@kaffehuset.example".formatted(System.nanoTime());
    var good = "good.%d@kaffehuset.example".formatted(System.nanoTime());
    var first = Map.of("username", good, "email", good, "enabled", true);
    var second =
        Map.of(
            "username",
            weak,
            "email",
            weak,
            "firstName",
            "Viggo",
            "enabled",
            true,
            "credentials",
            plain(password, false));

    assertThatThrownBy(
            () ->
                adgang
                    .admin()
                    .post(
                        "/adgang/partialImport",
                        Map.of("ifResourceExists", "FAIL", "users", List.of(first, second))))
        .isInstanceOf(AdminRest.Refused.class);

    for (var email : List.of(weak, good)) {
      assertThat(adgang.admin().get("/adgang/users?exact=true&email=" + AdminRest.encode(email)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "Sommer2026", "Viggo-2026!"})
  void a_weak_one_that_a_partial_import_brings_hashed_is_replaced_before_any_token(
      String password, Adgang adgang) {
    var employee =
        adgang
            .employees()
            .imported(
                Employees.KAFFEHUSET,
                Map.of(
                    "emailVerified", true, "credentials", List.of(OldPasswords.hashed(password))));

    isReplacedAtTheLogin(adgang, employee, password);
  }

  /** Whoever has a weak one gets no token and no session for it, but a page for a good one. */
  private static void isReplacedAtTheLogin(Adgang adgang, Employee employee, String weak) {
    var flow = flow(adgang);
    flow.open();
    flow.submit("username", employee.email(), "password", weak);
    isAskedForAnother(flow);
    flow.submit("password-new", weak);
    isAskedForAnother(flow);
    assertThat(adgang.employees().sessions(employee)).isZero();

    flow.submit("password-new", GOOD);
    if (flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }
    assertThat(flow.claims().path("email").asText()).isEqualTo(employee.email());
    onlyWorks(adgang, employee, GOOD, weak);
  }

  private static void isAskedForAnother(CodeFlow flow) {
    assertThat(flow.isDone()).as("a code for a token").isFalse();
    assertThat(flow.page().has("password-new")).as(flow.page().body()).isTrue();
  }

  /** The good one leads to a token, and the weak one to none. */
  private static void onlyWorks(Adgang adgang, Employee employee, String good, String weak) {
    assertThat(CodeFlow.claims(adgang, employee, good)).isPresent();
    assertThat(CodeFlow.claims(adgang, employee, weak)).isEmpty();
  }

  private static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }

  private static List<Map<String, Object>> plain(String password, boolean temporary) {
    return List.of(Map.of("type", "password", "value", password, "temporary", temporary));
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

  /** What the account console does when somebody wants another password. */
  static URI changePassword(Adgang adgang) {
    return URI.create(
        adgang.server().issuer()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=adgang-web"
            + "&kc_action=UPDATE_PASSWORD&state=x&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
            + AdminRest.encode(adgang.app() + "/callback"));
  }
}
