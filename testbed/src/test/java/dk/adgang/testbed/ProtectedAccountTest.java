package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A thief sits at a page of a login while the account is protected. Whatever the measure, the right
 * answer to the page is then worth nothing, and the login begins anew at the password.
 */
@AdgangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class ProtectedAccountTest {

  private static final String EMPLOYER = "matrix";
  private static final String NEW = "kaffe-til-tre-7";
  private static final String OF_THIEF = "kaffe-til-tyven-5";
  private static final int MOST_PAGES = 5;
  private static final String LEFT = "ABCDEFGHJKLM";
  private static final Pattern KEYCLOAKS_LINK =
      Pattern.compile("(http://\\S+/login-actions/action-token\\?key=\\S+)");

  /** Where the thief sits; the mark is the id of an element of the page. */
  private enum Page {
    CODE_BY_SMS("code"),
    CODE_OF_APP("otp"),
    PASSKEY("adgang-passkey-use"),
    RECOVERY_CODE("recoveryCodeInput"),
    CHOICE("adgang-choose"),
    NEW_NUMBER("number"),
    CODE_TO_NEW_NUMBER("code"),
    NEW_APP("totpSecret"),
    NEW_PASSKEY("adgang-passkey-add"),
    NEW_RECOVERY_CODES("adgang-codes-form"),
    PASSWORD_OF_ACTION("password-new", "UPDATE_PASSWORD"),
    PROFILE("kc-update-profile-form", "UPDATE_PROFILE"),

    /** Of an action that an administrator has asked for by mail, with a link of Keycloak's own. */
    PASSWORD_OF_KEYCLOAKS_LINK("password-new");

    private final String mark;
    private final String action;

    Page(String mark) {
      this(mark, null);
    }

    Page(String mark, String action) {
      this.mark = mark;
      this.action = action;
    }

    List<Map<String, Object>> factors(PlainEmployee of) {
      return switch (this) {
        case CODE_BY_SMS -> List.of(of.sms());
        case CODE_OF_APP -> List.of(of.app());
        case PASSKEY -> List.of(of.passkey());
        case RECOVERY_CODE -> List.of(of.app(), Employees.recoveryCodes(List.of(LEFT)));
        default -> List.of();
      };
    }

    String title() {
      return action != null || this == PASSWORD_OF_KEYCLOAKS_LINK
          ? Employees.SALGSASSISTENT
          : Employees.BUTIKSCHEF;
    }
  }

  /** What protects the account. */
  private enum Measure {
    BLOCK,
    END_SESSIONS,
    CLEAR_FACTORS,
    NEW_PASSWORD_BY_LINK,
    NEW_PASSWORD_BY_ADMINISTRATOR,
    DISABLE
  }

  private Adgang adgang;
  private MatrixRealm realm;
  private final Map<String, PlainEmployee> employees = new LinkedHashMap<>();
  private final Map<PlainEmployee, String> ids = new LinkedHashMap<>();

  private static Stream<Arguments> cases() {
    return Stream.of(Page.values())
        .flatMap(page -> Stream.of(Measure.values()).map(each -> Arguments.of(page, each)));
  }

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(
        EMPLOYER,
        Map.of(
            "adgang.sms", List.of("true"),
            "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    for (var page : Page.values()) {
      for (var measure : Measure.values()) {
        var email = "petra.%d@%s.example".formatted(ids.size(), EMPLOYER);
        var employee = new PlainEmployee(running.mailbox(), email, Employee.USUAL_PASSWORD);
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

  @AfterAll
  void endRealm() {
    realm.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_login_under_way_ends(Page page, Measure measure) {
    var employee = employees.get(page + " " + measure);
    var id = ids.get(employee);
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    var enrolled =
        page == Page.PASSWORD_OF_KEYCLOAKS_LINK
            ? openKeycloaksLink(flow, employee, id)
            : come(page, flow, employee);
    assertThat(flow.page().has(page.mark)).as(flow.page().body()).isTrue();
    var code = asksForCode(page) ? codeTo(employee) : "";

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
  private static Optional<Totp> come(Page page, CodeFlow flow, PlainEmployee employee) {
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

  private Optional<Totp> openKeycloaksLink(CodeFlow flow, PlainEmployee employee, String id) {
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

  private static void logIn(CodeFlow flow, PlainEmployee employee, String... question) {
    var visit = PlainVisit.of(flow, question);
    visit.open();
    employee.typePassword(visit);
  }

  private static boolean asksForCode(Page page) {
    return page == Page.CODE_BY_SMS || page == Page.CODE_TO_NEW_NUMBER;
  }

  private String codeTo(PlainEmployee employee) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> !adgang.mailbox().to(employee.number()).isEmpty());
    return Mailbox.code(adgang.mailbox().to(employee.number()).get(0));
  }

  private void take(Measure measure, PlainEmployee employee, String id, Optional<Totp> enrolled) {
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
  private void createByLink(PlainEmployee employee, String id, Optional<Totp> enrolled) {
    realm.send(id, false);
    var account = new Employee(id, employee.email(), "Freja", EMPLOYER, "", null);
    var link = PlainVisit.of(new PlainLink(adgang.mailbox().resetTo(account).link()));
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

  /** What the page wants, as it was shown before the account was protected. */
  private String[] answer(Page page, CodeFlow flow, PlainEmployee employee, String code) {
    return switch (page) {
      case CODE_BY_SMS, CODE_TO_NEW_NUMBER -> new String[] {"code", code, "step", "verify"};
      case CODE_OF_APP -> new String[] {"otp", employee.codeOfApp()};
      case PASSKEY -> employee.touch(flow.page());
      case RECOVERY_CODE -> new String[] {"recoveryCodeInput", LEFT};
      case CHOICE -> new String[] {"method", "otp"};
      case NEW_NUMBER -> new String[] {"number", adgang.mailbox().newNumber(), "step", "send"};
      case NEW_APP -> enrolment(flow);
      case NEW_PASSKEY -> new PlainKey().added(flow.page(), "Tyvens");
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

  private void onlyRightPasswordsWork(Measure measure, PlainEmployee employee) {
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
