package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.SmsCodePage;
import dk.adgang.testbed.pages.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator raises the numbers of the rule. */
@WithSecondServer("It changes the realm's password policy.")
final class StricterRuleTest {

  private static final String POLICY = "passwordPolicy";

  private String before;

  @BeforeEach
  void remember(Adgang adgang) {
    before = adgang.admin().get("/adgang").path(POLICY).asText();
  }

  @AfterEach
  void restore(Adgang adgang) {
    set(adgang, before);
  }

  @Test
  void a_password_that_was_good_enough_is_replaced_after_the_second_factor(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    visitor.onPhone().openLogin().enrolSmsAs(employee, number, adgang.mailbox());
    set(adgang, before.replace("passwordRule(8)", "passwordRule(14)"));

    var window = visitor.onPhone();
    var code = window.openLogin().as(employee).shows(SmsCodePage::new);
    var page = code.enter(adgang.mailbox().codeTo(number, 2)).shows(PasswordPage::new);
    assertThat(window.text("#adgang-rule")).contains("Mindst 14 tegn");
    page.type("kaffe-til-to9").misses("length");
    page = page.isRefused().withWords("mindst 14 tegn");
    page.type("kaffe-til-to-9").misses();
    page.press().shows(SampleAppPage::new).isLoggedIn();
  }

  @Test
  void the_longest_minimum_works_from_end_to_end(Adgang adgang, Visitor visitor) {
    set(adgang, "passwordRule(128) and passwordGuess(default)");
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var password = "kaffe-26".repeat(16);

    var page = adgang.mailbox().welcomeTo(employee).pressButton(visitor.onPhone()).goOn();
    page.type(password.substring(1)).misses("length");
    page = page.isRefused().withWords("mindst 128 tegn");
    page.type(password).misses();
    page.create(password);

    visitor
        .onPhone()
        .openLogin()
        .as(employee, password)
        .shows(ChoicePage::new)
        .skip()
        .shows(SampleAppPage::new)
        .isLoggedIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"passwordRule(129)", "passwordRule(7)", "passwordGuess(../../etc/passwd)"})
  void a_value_that_makes_no_sense_is_refused(String policy, Adgang adgang) {
    assertThatThrownBy(() -> set(adgang, policy)).isInstanceOf(AdminRest.Refused.class);

    assertThat(adgang.admin().get("/adgang").path(POLICY).asText()).isEqualTo(before);
  }

  @Test
  void a_list_that_is_not_there_leaves_the_bundled_one_in_force(Adgang adgang) {
    set(adgang, "passwordRule(8) and passwordGuess(none.txt)");
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    assertThat(adgang.employees().acceptsPassword(employee, "Sommer2026")).isFalse();
    assertThat(adgang.employees().acceptsPassword(employee, "kaffe-til-to-9")).isTrue();
  }

  private static void set(Adgang adgang, String policy) {
    var realm = (ObjectNode) adgang.admin().get("/adgang");
    adgang.admin().put("/adgang", realm.put(POLICY, policy));
  }
}
