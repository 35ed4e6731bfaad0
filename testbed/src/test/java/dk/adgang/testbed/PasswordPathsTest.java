package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to a password meets the rule and the list of guesses. */
@AdgangTest
final class PasswordPathsTest {

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

  @Test
  void a_weak_one_that_a_partial_import_lets_in_is_replaced_at_the_login(
      Adgang adgang, Visitor visitor) {
    var email = "import.%d@kaffehuset.example".formatted(System.nanoTime());
    try {
      adgang
          .admin()
          .post(
              "/adgang/partialImport",
              Map.of(
                  "ifResourceExists",
                  "FAIL",
                  "users",
                  List.of(
                      Map.of(
                          "username",
                          email,
                          "email",
                          email,
                          "firstName",
                          "Viggo",
                          "lastName",
                          "Storm",
                          "enabled",
                          true,
                          "emailVerified",
                          true,
                          "credentials",
                          List.of(Map.of("type", "password", "value", "Sommer2026"))))));
    } catch (AdminRest.Refused e) {
      // As good: it is not let in.
      assertThat(e.status()).isBetween(400, 500);
      return;
    }
    var id =
        adgang.admin().get("/adgang/users?exact=true&email=" + AdminRest.encode(email)).path(0);
    var employee =
        new Employee(id.path("id").asText(), email, "Viggo", "kaffehuset", "", "Sommer2026");
    visitor.onPhone().openLogin().as(employee).shows(PasswordPage::new);
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
