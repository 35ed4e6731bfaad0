package dk.adgang.testbed.attack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpPasskey;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.Loot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A thief sits at a page of a login while the account is protected. After each measure the right
 * answer to the page is worth nothing, and the login begins anew at the password.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class ProtectedAccountTest {

  private static final String EMPLOYER = "matrix";
  private static final String NEW = "kaffe-til-tre-7";
  private static final String OF_THIEF = "kaffe-til-tyven-5";
  private static final int MOST_PAGES = 5;

  private static final Pattern KEYCLOAKS_LINK =
      Pattern.compile("(http://\\S+/login-actions/action-token\\?key=\\S+)");

  /** The measure that protects the account. */
  private enum Measure {
    BLOCK,
    END_SESSIONS,
    CLEAR_FACTORS,
    NEW_PASSWORD_BY_LINK,
    NEW_PASSWORD_BY_ADMINISTRATOR,
    DISABLE
  }

  private Adgang adgang;
  @AutoClose private MatrixRealm realm;
  private final Map<String, HttpEmployee> employees = new LinkedHashMap<>();
  private final Map<HttpEmployee, String> ids = new LinkedHashMap<>();

  private static Stream<Arguments> cases() {
    return Stream.of(ProtectedPage.values())
        .flatMap(page -> Stream.of(Measure.values()).map(each -> Arguments.of(page, each)));
  }

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(EMPLOYER, Employers.STRICT);
    for (var page : ProtectedPage.values()) {
      for (var measure : Measure.values()) {
        var email = "petra.%d@%s.example".formatted(ids.size(), EMPLOYER);
        var employee = new HttpEmployee(running.mailbox(), email, Employee.USUAL_PASSWORD);
        employees.put(page + " " + measure, employee);
        ids.put(
            employee,
            realm.employee(
                email,
                EMPLOYER,
                true,
                Map.of("title", List.of(page.title())),
                page.factors(employee)));
      }
    }
    realm.make();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_login_under_way_ends(ProtectedPage page, Measure measure) {
    var employee = employees.get(page + " " + measure);
    var id = ids.get(employee);
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    var enrolled =
        page == ProtectedPage.PASSWORD_OF_KEYCLOAKS_LINK
            ? openKeycloaksLink(flow, employee, id)
            : come(page, flow, employee);
    assertThat(flow.page().has(page.mark)).as(flow.page().body()).isTrue();
    var code = page.asksForCode() ? codeTo(employee) : "";

    take(measure, employee, id, enrolled);

    var before = Loot.before(realm, id, flow);
    flow.submit(answer(page, flow, employee, code));
    before.isNothing("the right answer to %s after %s".formatted(page, measure), flow);
    if (measure == Measure.DISABLE && flow.page().status() == 400) {
      // Keycloak says so itself at the pages of a flow.
      assertThat(flow.page().body()).contains("Din konto er lukket");
      return;
    }
    assertThat(flow.page().status()).as(flow.page().body()).isEqualTo(200);
    assertThat(flow.page().has("kc-form-login"))
        .as("the login anew, but %s:%n%s", flow.page().at(), flow.page().body())
        .isTrue();
    onlyRightPasswordsWork(measure, employee);
  }

  /** Returns the app that was enrolled on the way. */
  private static Optional<Totp> come(ProtectedPage page, CodeFlow flow, HttpEmployee employee) {
    if (page.action != null) {
      logIn(flow, employee, "scope", "openid", "kc_action", page.action);
      if (flow.page().has("adgang-skip")) {
        flow.submit("skip", "true");
      }
      return Optional.empty();
    }
    logIn(flow, employee, "scope", "openid");
    switch (page) {
      case NEW_NUMBER -> flow.submit("method", "sms");
      case CODE_TO_NEW_NUMBER -> {
        flow.submit("method", "sms");
        flow.submit("number", employee.number(), "step", "send");
      }
      case NEW_APP -> flow.submit("method", "otp");
      case NEW_PASSKEY -> flow.submit("method", "passkey");
      case NEW_RECOVERY_CODES -> {
        flow.submit("method", "otp");
        var app = new Totp(flow.page().value("totpSecret").getBytes(US_ASCII));
        flow.submit(enrolment(flow));
        return Optional.of(app);
      }
      case RECOVERY_CODE -> {
        flow.submit("tryAnotherWay", "on");
        var cards = flow.page().values("authenticationExecution");
        flow.submit("authenticationExecution", cards.get(cards.size() - 1));
      }
      default -> {}
    }
    return Optional.empty();
  }

  private Optional<Totp> openKeycloaksLink(CodeFlow flow, HttpEmployee employee, String id) {
    adgang
        .admin()
        .put(
            "/%s/users/%s/execute-actions-email".formatted(realm.name(), id),
            List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !adgang.mailbox().to(employee.email()).isEmpty());
    var mail = adgang.mailbox().to(employee.email()).get(0).text();
    var link = KEYCLOAKS_LINK.matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    flow.go(URI.create(link.group()));
    var proceed = "a[href*=action-token]:not([href*=kc_locale])";
    flow.go(flow.page().at().resolve(flow.page().document().select(proceed).attr("href")));
    return Optional.empty();
  }

  private static void logIn(CodeFlow flow, HttpEmployee employee, String... question) {
    var visit = HttpVisit.of(flow, question);
    visit.open();
    employee.typePassword(visit);
  }

  private String codeTo(HttpEmployee employee) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> !adgang.mailbox().to(employee.number()).isEmpty());
    return Mailbox.code(adgang.mailbox().to(employee.number()).get(0));
  }

  private void take(Measure measure, HttpEmployee employee, String id, Optional<Totp> enrolled) {
    var calls = "/%s/adgang/employees/%s/".formatted(realm.name(), id);
    var user = "/%s/users/%s".formatted(realm.name(), id);
    switch (measure) {
      case BLOCK -> adgang.admin().post(calls + "password-reset", Map.of("block", true));
      case END_SESSIONS ->
          adgang.admin().post(calls + "password-reset", Map.of("endSessions", true));
      case CLEAR_FACTORS -> adgang.admin().delete(calls + "second-factor");
      case NEW_PASSWORD_BY_LINK -> createByLink(employee, id, enrolled);
      case NEW_PASSWORD_BY_ADMINISTRATOR ->
          adgang
              .admin()
              .put(
                  user + "/reset-password",
                  Map.of("type", "password", "value", NEW, "temporary", false));
      case DISABLE -> {
        var disabled = (ObjectNode) adgang.admin().get(user);
        adgang.admin().put(user, disabled.put("enabled", false));
      }
    }
  }

  /** The employee reads the mail, and proves the factor that is there. */
  private void createByLink(HttpEmployee employee, String id, Optional<Totp> enrolled) {
    realm.send(id, false);
    var account = new Employee(id, employee.email(), "Freja", EMPLOYER, "", null);
    var link = HttpVisit.of(new HttpLink(adgang.mailbox().resetTo(account).link()));
    link.open();
    for (var i = 0; i < MOST_PAGES && !link.page().has("password-new"); i++) {
      if (enrolled.isPresent() && link.page().has("otp")) {
        // The code of this half minute was used for the enrolment.
        link.submit("otp", enrolled.get().codeAfter(Instant.now()));
      } else {
        assertThat(employee.obeyOnce(link)).as(link.page().body()).isTrue();
      }
    }
    link.submit("password-new", NEW);
    assertThat(link.isOver()).as("a new password, at %s", link.page().at()).isTrue();
  }

  /** The fields that the page asks for, as it was shown before the account was protected. */
  private String[] answer(ProtectedPage page, CodeFlow flow, HttpEmployee employee, String code) {
    return switch (page) {
      case CODE_BY_SMS, CODE_TO_NEW_NUMBER -> new String[] {"code", code, "step", "verify"};
      case CODE_OF_APP -> new String[] {"otp", employee.codeOfApp()};
      case PASSKEY -> employee.touch(flow.page());
      case RECOVERY_CODE -> new String[] {"recoveryCodeInput", ProtectedPage.LEFT};
      case CHOICE -> new String[] {"method", "otp"};
      case NEW_NUMBER -> new String[] {"number", adgang.mailbox().newNumber(), "step", "send"};
      case NEW_APP -> enrolment(flow);
      case NEW_PASSKEY -> new HttpPasskey().added(flow.page(), "Tyvens");
      case NEW_RECOVERY_CODES ->
          new String[] {"generatedAt", flow.page().value("generatedAt"), "step", "saved"};
      case PASSWORD_OF_ACTION, PASSWORD_OF_KEYCLOAKS_LINK ->
          new String[] {"password-new", OF_THIEF};
      case PROFILE -> new String[] {"firstName", "Tyv", "lastName", "Tyv"};
    };
  }

  private static String[] enrolment(CodeFlow flow) {
    var secret = flow.page().value("totpSecret");
    var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
    return new String[] {"totp", code, "totpSecret", secret};
  }

  private void onlyRightPasswordsWork(Measure measure, HttpEmployee employee) {
    var working = new ArrayList<String>();
    for (var password : List.of(Employee.USUAL_PASSWORD, NEW, OF_THIEF)) {
      var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
      flow.open();
      flow.submit("username", employee.email(), "password", password);
      if (!flow.page().has("kc-form-login")) {
        working.add(password);
      }
    }
    assertThat(working)
        .as("passwords that work after %s", measure)
        .isEqualTo(
            switch (measure) {
              case BLOCK, DISABLE -> List.of();
              case END_SESSIONS, CLEAR_FACTORS -> List.of(Employee.USUAL_PASSWORD);
              case NEW_PASSWORD_BY_LINK, NEW_PASSWORD_BY_ADMINISTRATOR -> List.of(NEW);
            });
  }
}
