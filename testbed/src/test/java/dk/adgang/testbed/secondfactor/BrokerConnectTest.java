package dk.adgang.testbed.secondfactor;

import static dk.adgang.testbed.secondfactor.BrokerLogins.TWO_FACTORS;
import static dk.adgang.testbed.secondfactor.BrokerLogins.USUAL;
import static dk.adgang.testbed.secondfactor.BrokerLogins.employer;
import static dk.adgang.testbed.secondfactor.BrokerLogins.has;
import static dk.adgang.testbed.secondfactor.BrokerLogins.isAsked;
import static dk.adgang.testbed.secondfactor.BrokerLogins.isIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Retry;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.realm.BrokerRealm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An account at an identity provider is connected to the one here by the password and the second
 * factor of the one here.
 */
@WithAdgang
final class BrokerConnectTest {

  @AutoClose private static BrokerRealm office;

  @BeforeAll
  static void openOffice(Adgang adgang) {
    office = new BrokerRealm(adgang);
  }

  /** Keycloak's own flows connect the accounts for who reads the mail, and ask for no factor. */
  @Test
  void keycloaks_own_flows_lead_nobody_past_a_factor_and_say_so_in_danish(Adgang adgang) {
    var employer = office.employer(employer("true"));
    var provider =
        office.provider(
            employer, TWO_FACTORS, Map.of("flow", "none", "firstFlow", BrokerRealm.STOCK));
    var employee = office.employee(employer, has(Totp.ofTest()));

    var login = office.login(employee, provider);
    assertThat(login.page().has("linkAccount")).as("asked whether to connect").isTrue();
    login.submit("submitAction", "linkAccount");
    assertThat(login.isDone()).as("a token").isFalse();
    login.go(confirmation(adgang, employee));
    assertThat(login.isDone()).as("a token").isFalse();
    assertThat(login.page().status()).isEqualTo(403);
    assertThat(login.page().body())
        .contains("lang=\"da\"", "gennem din arbejdsgivers login", "+45 70 70 70 27")
        .contains("id=\"backToApplication\"")
        .doesNotContain("Exception", "org.keycloak");
    assertThat(office.connected(employee)).isZero();
    assertThat(office.sessions(employee)).isZero();
  }

  private static URI confirmation(Adgang adgang, Employee employee) {
    var link = Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");
    await().atMost(Duration.ofSeconds(20)).until(() -> !adgang.mailbox().to(employee).isEmpty());
    return adgang.mailbox().to(employee).stream()
        .map(mail -> link.matcher(mail.text()))
        .filter(Matcher::find)
        .map(found -> URI.create(found.group()))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody has an account there, and gives it the e-mail address of a colleague. */
  @Test
  void accounts_of_the_same_address_are_connected_by_password_and_factor_alone() {
    var app = Totp.ofTest();
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, has(app));

    var login = office.login(employee, provider);
    assertThat(login.isDone()).as("a token").isFalse();
    login.submit("submitAction", "linkAccount");
    assertThat(login.page().has("password")).as("the password is asked for").isTrue();
    login.submit("username", employee.email(), "password", "Kaffe-2027");
    assertThat(login.page().has("password")).as("the password is asked for").isTrue();
    // Keycloak refuses the next password while it looks at the wrong one beside the request.
    login.submit("username", employee.email(), "password", employee.password());
    Retry.whileRefused(
        "the right password",
        () -> login.page().has("password"),
        () -> login.submit("username", employee.email(), "password", employee.password()));
    isAsked(login);
    assertThat(office.connected(employee)).isZero();
    assertThat(office.sessions(employee)).isZero();

    login.submit("otp", app.codeAt(Instant.now()));

    isIn(login, "mfa", "pwd", "otp");
    assertThat(office.connected(employee)).isEqualTo(1);
    assertThat(office.membership(employer, employee)).as("as before").isEqualTo("UNMANAGED");
  }

  @Test
  void an_employee_who_connects_an_account_becomes_a_member_of_that_employer_too() {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var another = office.employer(employer("true"));
    var employee = office.employee(another, List.of());

    var login = office.login(employee, provider);
    login.submit("submitAction", "linkAccount");
    login.submit("username", employee.email(), "password", employee.password());

    assertThat(office.connected(employee)).isEqualTo(1);
    for (var each : List.of(employer, another)) {
      // Removing a managed member removes the account too, as Keycloak has it.
      assertThat(office.membership(each, employee)).isEqualTo("UNMANAGED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_page_that_connects_accounts_says_what_comes_next(Screen screen, Visitor visitor) {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, List.of());
    var window = visitor.on(screen).open(office.address(provider));
    window.find("#username").fill(employee.email());
    window.find("#password").fill(Employee.USUAL_PASSWORD);
    window.leaving(() -> window.find("#kc-login").click());

    window.await("#linkAccount", "the page that connects accounts");
    assertThat(window.text("h1")).isEqualTo("Du har allerede en konto");
    assertThat(window.text("main"))
        .contains(employee.email(), "din adgangskode til Adgang", "Ja, forbind kontoen");
    assertThat(window.has("[role=alert]")).as("an error where nothing is wrong").isFalse();
    window.picture("connect-account");
    window.leaving(() -> window.find("#linkAccount").click());

    window.await("#password", "the password of the account here");
    assertThat(office.connected(employee)).isZero();
    window.picture("connect-account-password");
    assertThat(window.text("main")).contains("for at forbinde din konto", "din velkomst-e-mail");
  }

  @Test
  void a_senseless_answer_to_the_question_is_asked_again(Adgang adgang) {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, List.of());
    var login = office.login(employee, provider);

    for (var answer :
        List.of(
            new String[] {},
            new String[] {"submitAction", ""},
            new String[] {"submitAction", "findes-ikke"},
            new String[] {"submitAction", "linkAccount\u0000\u202e"},
            new String[] {"submitAction", "linkAccount", "submitAction", "linkAccount"},
            new String[] {"submitAction", "x".repeat(100_000)})) {
      login.submit(answer);
      assertThat(login.page().status()).isEqualTo(200);
      assertThat(login.page().has("linkAccount")).as("asked again").isTrue();
      assertThat(login.page().body()).doesNotContain("Exception", "org.keycloak");
    }

    assertThat(office.connected(employee)).isZero();
    assertThat(office.sessions(employee)).isZero();
    login.submit("submitAction", "linkAccount");
    assertThat(login.page().has("password")).as("the password is asked for").isTrue();
  }

  /** The same where nobody believes the identity provider: one proof is enough. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void an_employee_who_connects_an_account_proves_the_factor_once(String trust) {
    var app = Totp.ofTest();
    var employer = office.employer(employer(trust));
    var provider = office.provider(employer, Map.of(), USUAL);
    var employee = office.employee(employer, has(app));

    var login = office.login(employee, provider);
    login.submit("submitAction", "linkAccount");
    login.submit("username", employee.email(), "password", employee.password());
    isAsked(login);
    login.submit("otp", app.codeAt(Instant.now()));

    isIn(login, "pwd", "otp");
    isAsked(office.login(employee, provider));
  }
}
