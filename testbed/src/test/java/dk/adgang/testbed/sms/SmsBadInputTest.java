package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers that no page offers and no import should have: a clear refusal, no SMS, no login, no
 * stack trace.
 */
@WithAdgang
@Tag("attack")
final class SmsBadInputTest {

  private static final String MEGABYTE = "1".repeat(1024 * 1024);

  private static Employee employee(Adgang adgang) {
    return adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
  }

  private static HttpSmsLogin atNumber(Adgang adgang, Employee employee) {
    var login = HttpSmsLogin.of(adgang, employee).submit("method", "sms");
    assertThat(login.page().has("number")).isTrue();
    return login;
  }

  /** A7, over the page: what is typed is in PhoneNumberTest, one by one. */
  @ParameterizedTest
  @CsvSource({
    "+46701234567, i det land",
    "+12025550123, i det land",
    "+4590123456, ikke et mobilnummer",
    "+4580123456, ikke et mobilnummer",
    "+4570102030, ikke et mobilnummer",
    "２０１２３４５６, ikke et telefonnummer",
    "٢٠١٢٣٤٥٦, ikke et telefonnummer",
    "\u202e20123456, ikke et telefonnummer",
    "2012\u00003456, ikke et telefonnummer",
    "'', Skriv dit mobilnummer",
  })
  void a7_a_number_that_is_not_ours_to_send_to_gets_no_sms(
      String typed, String words, Adgang adgang) {
    var login = atNumber(adgang, employee(adgang));

    login.submit("number", typed, "step", "send").isRefused();

    assertThat(login.page().body()).contains(words).contains("input-error-number");
    assertThat(login.page().has("number")).isTrue();
    assertThat(login.page().body()).doesNotContain("\u0000", "\u202e");
    assertThat(adgang.mailbox().to(typed)).isEmpty();
  }

  @Test
  void a7_spaces_and_the_danish_way_of_writing_are_understood(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee = employee(adgang);
    var login = atNumber(adgang, employee);

    login.submit(
        "number", " " + number.substring(3, 5) + " " + number.substring(5), "step", "send");

    login.code(adgang.mailbox().codeTo(number));
    assertThat(adgang.employees().credentials(employee)).containsExactly("password", "adgang-sms");
  }

  @Test
  void a_number_that_is_missing_repeated_or_endless_is_refused(Adgang adgang) {
    var employee = employee(adgang);
    var login = atNumber(adgang, employee);
    var number = adgang.mailbox().newNumber();

    login.submit("step", "send").isRefused();
    assertThat(login.page().body()).contains("Skriv dit mobilnummer");
    login.submit("number", number, "number", number, "step", "send").isRefused();
    assertThat(login.page().body()).contains("ikke et telefonnummer");
    var action = login.page().action();
    assertThat(login.browser().post(action, "number", MEGABYTE, "step", "send").status())
        .isBetween(400, 499);
    assertThat(adgang.mailbox().to(number)).isEmpty();
    login.reload().submit("number", number, "step", "send");
    login.code(adgang.mailbox().codeTo(number));
    assertThat(adgang.employees().credentials(employee))
        .as("afterwards")
        .containsExactly("password", "adgang-sms");
  }

  @Test
  void a_code_that_is_missing_repeated_or_endless_is_refused(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var login = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    login.submit().isRefused();
    assertThat(login.page().body()).contains("Skriv koden");
    login.submit("step", "verify").isRefused();
    assertThat(login.page().body()).contains("Skriv koden");
    login.submit("step", "no such step").isRefused();
    login.submit("step", "change-number").isRefused();
    assertThat(login.page().has("number")).as("«Skift nummer» at login").isFalse();
    login.submit("code", code, "code", code).isRefused();
    assertThat(login.page().body()).contains("forkert eller udløbet");
    var action = login.page().action();
    assertThat(login.browser().post(action, "code", MEGABYTE).status()).isBetween(400, 499);
    assertThat(adgang.employees().sessions(employee)).isZero();
    login.reload();
    assertThat(login.code(" " + code.substring(0, 3) + " " + code.substring(3) + " ").isDone())
        .as("the right one, with spaces")
        .isTrue();
    assertThat(adgang.mailbox().to(number)).hasSize(1);
  }

  /** On its own: two wrong codes within a moment lock out for a while. */
  @Test
  void a_code_in_digits_of_another_script_is_a_wrong_one(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var login = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);

    login.code(fullWidth(code)).isRefused();

    assertThat(login.page().body()).contains("forkert eller udløbet");
    assertThat(login.code(code).isDone()).as("the same in ours").isTrue();
  }

  private static String fullWidth(String digits) {
    return digits
        .chars()
        .map(c -> c - '0' + '０')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{broken",
        "null",
        "[]",
        "{}",
        "{\"number\":null}",
        "{\"number\":12}",
        "{\"number\":\"x\"}",
        "{\"number\":\"+4590123456\"}",
      })
  void a_stored_number_that_cannot_be_used_is_a_page_with_help_and_never_a_login(
      String data, Adgang adgang) {
    var employee =
        adgang
            .employees()
            .createWithFactors(
                Employees.KAFFEHUSET, Employees.BUTIKSCHEF, List.of(Factors.sms(data)));

    var login = HttpSmsLogin.of(adgang, employee).isRefused();

    assertThat(login.problem()).contains("number");
    assertThat(login.page().body()).contains("kan ikke bruges til sms", "leder eller support");
    assertThat(login.reload().isRefused().problem()).contains("number");
    login.submit("code", "123456").isRefused();
    assertThat(login.problem()).contains("number");
    assertThat(adgang.employees().sessions(employee)).isZero();
    assertThat(adgang.employees().secondFactor(employee).path("methods").path(0).path("whyNot"))
        .hasToString("\"number\"");
    var lines =
        adgang
            .server()
            .logTail(5_000)
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).contains("sms number"))
            .filter(line -> line.contains(employee.id()))
            .toList();
    assertThat(lines).isNotEmpty().allMatch(line -> line.contains("cannot be used"));
  }

  @Test
  void beside_a_stored_number_that_cannot_be_used_another_method_works(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang
            .employees()
            .createWithFactors(
                Employees.KAFFEHUSET,
                Employees.BUTIKSCHEF,
                List.of(Factors.sms("{broken"), Factors.app(Totp.ofTest())));

    var window = visitor.onPhone();
    window.openLogin().as(employee);

    assertThat(window.text("main")).contains("kan ikke bruges til sms");
    window.picture("sms-problem-number");
    window.leaving(() -> window.find("#try-another-way").click());
    window.leaving(() -> window.find("button.card:has-text('Godkendelsesapp')").click());
    window.shows(AppCodePage::new);
  }
}
