package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.PlainBrowser.Page;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Every endpoint that moves a login on, at every page of a login, as no page asks for it: with what
 * belongs to the page, without it, and with what belongs to another page or another login.
 *
 * <p>The endpoints are read from Keycloak's class, so that a newer Keycloak cannot bring one that
 * is not tried.
 */
@AdgangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class EveryDoorTest {

  private static final String EMPLOYER = "matrix";
  private static final String WEAK = "Sommer2026";
  private static final String LEFT = "ABCDEFGHJKLM";
  private static final String CLIENT = "client_id=" + MatrixRealm.WEB;

  /** Which login it is can also be said in the address, in place of the cookie. */
  private static final String SESSION = "auth_session_id";

  private static final Pattern COOKIE = Pattern.compile("\\bAUTH_SESSION_ID=([^;]+)");

  /** Where a login can stand; the mark is the id of an element of the page. */
  private enum Stage {
    PASSWORD("kc-form-login"),
    OLD_PASSWORD("password-new"),
    CHOICE("adgang-choose"),
    NEW_NUMBER("number"),
    NEW_APP("totpSecret"),
    NEW_PASSKEY("adgang-passkey-add"),
    NEW_RECOVERY_CODES("adgang-codes-form"),
    SMS("code"),
    APP("otp"),
    PASSKEY("adgang-passkey-use"),
    RECOVERY_CODE("recoveryCodeInput"),
    LINK_OPEN("adgang-continue"),
    LINK_PASSWORD("password-new"),
    LINK_PROOF("otp"),
    BROKER_FIRST("linkAccount"),
    BROKER_FIRST_PASSWORD("password"),
    BROKER_AFTER("otp"),
    BROKER_CHOICE("adgang-choose"),
    STEP_UP("otp"),
    STEP_UP_CHOICE("adgang-choose");

    private final String mark;

    Stage(String mark) {
      this.mark = mark;
    }

    boolean isByLink() {
      return this == LINK_OPEN || this == LINK_PASSWORD || this == LINK_PROOF;
    }

    boolean isStepUp() {
      return this == STEP_UP || this == STEP_UP_CHOICE;
    }

    boolean isByBroker() {
      return this == BROKER_FIRST
          || this == BROKER_FIRST_PASSWORD
          || this == BROKER_AFTER
          || this == BROKER_CHOICE;
    }

    List<Map<String, Object>> factors(PlainEmployee of) {
      return switch (this) {
        case SMS -> List.of(of.sms());
        case APP, LINK_PROOF -> List.of(of.app());
        case PASSKEY -> List.of(of.passkey());
        case RECOVERY_CODE -> List.of(of.app(), Employees.recoveryCodes(List.of(LEFT)));
        default -> List.of();
      };
    }

    String password() {
      return this == OLD_PASSWORD ? WEAK : Employee.USUAL_PASSWORD;
    }

    String title() {
      return isStepUp() ? Employees.SALGSASSISTENT : Employees.BUTIKSCHEF;
    }
  }

  private Adgang adgang;
  private MatrixRealm realm;
  private Office office;
  private final Map<Stage, PlainEmployee> employees = new EnumMap<>(Stage.class);
  private final Map<Stage, String> ids = new EnumMap<>(Stage.class);
  private PlainEmployee colleague;

  @BeforeAll
  void makeRealms(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(
        EMPLOYER,
        Map.of(
            "adgang.sms", List.of("true"),
            "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    realm.with(
        planned -> {
          for (var action : planned.withArray("/requiredActions")) {
            if (action.path("alias").asText().equals("enrol-sms")) {
              var config = action.<ObjectNode>require();
              for (var budget : List.of("perNumber", "perEmployee")) {
                for (var time : List.of("Hour", "Day")) {
                  config.withObject("/config").put("adgang.sms." + budget + time, "100");
                }
              }
            }
          }
        });
    for (var stage : Stage.values()) {
      if (!stage.isByBroker()) {
        var email = "dora.%d@%s.example".formatted(ids.size(), EMPLOYER);
        var employee = new PlainEmployee(running.mailbox(), email, stage.password());
        employees.put(stage, employee);
        var credentials = new ArrayList<>(stage.factors(employee));
        credentials.add(OldPasswords.hashed(stage.password()));
        ids.put(stage, plan(email, stage.title(), credentials));
      }
    }
    var email = "freja.colleague@%s.example".formatted(EMPLOYER);
    colleague = new PlainEmployee(running.mailbox(), email, Employee.USUAL_PASSWORD);
    plan(email, Employees.BUTIKSCHEF, List.of(OldPasswords.hashed(Employee.USUAL_PASSWORD)));
    realm.make();
    office = new Office(running);
  }

  private String plan(String email, String title, List<Map<String, Object>> credentials) {
    return realm.employee(email, EMPLOYER, false, Map.of("title", List.of(title)), credentials);
  }

  @AfterAll
  void endRealms() {
    office.close();
    realm.close();
  }

  /** What Keycloak says that it answers to. */
  private static List<String> endpoints() {
    var paths = new TreeSet<String>();
    for (var method : LoginActionsService.class.getDeclaredMethods()) {
      var path = method.getAnnotation(Path.class);
      if (path != null) {
        paths.add(path.value());
      }
    }
    return List.copyOf(paths);
  }

  @Test
  void the_endpoints_are_found() {
    assertThat(endpoints())
        .contains(
            "authenticate", "consent", "required-action", "reset-credentials", "action-token");
    var ways = new TreeSet<String>();
    for (var method : LoginActionsService.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Path.class)) {
        for (var annotation : method.getAnnotations()) {
          var way = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (way != null) {
            ways.add(way.value());
          }
        }
      }
    }
    // HEAD shows nothing, and leads to nothing.
    assertThat(ways).as("how they are asked").containsExactly("GET", "HEAD", "POST");
  }

  @ParameterizedTest
  @EnumSource
  void no_endpoint_leads_on_from(Stage stage) {
    var thief = stage.isByBroker() ? new AtOffice(stage) : new AtRealm(stage);
    thief.come();
    var found = new ArrayList<String>();
    for (var path : endpoints()) {
      for (var way : List.of("GET", "POST")) {
        for (var which : ways(stage)) {
          if (!thief.isThere()) {
            thief.come();
          }
          var parameters = thief.parameters(which);
          var address = thief.own.to(path, parameters);
          var page = thief.ask(way, address, parameters.getOrDefault(LoginAddress.CODE, ""));
          var what = "%s %s at %s, %s".formatted(way, path, stage, which);
          if (page.status() >= 500) {
            found.add(what + ": " + page.status());
          }
          if (thief.before.isSeen()) {
            found.add(what);
            found.addAll(thief.before.taken(Guards.BOTH, thief.flow));
            thief.leave();
          }
        }
      }
    }
    thief.before.isNothing("all endpoints at " + stage, thief.flow);
    assertThat(found).as("endpoints that led on from " + stage).isEmpty();
  }

  /** What a request brings along of the login. */
  private enum Which {
    ITS_OWN,
    NO_CODE,
    NO_EXECUTION,
    NEITHER,
    NO_TAB,
    NOTHING,
    CODE_OF_ANOTHER_PAGE,
    EXECUTION_OF_ANOTHER_PAGE,
    EXECUTION_OF_ANOTHER_PAGE_ALONE,
    ALL_OF_ANOTHER_LOGIN,
    TAB_OF_ANOTHER_LOGIN,
    CODE_OF_ANOTHER_LOGIN,
    EXECUTION_OF_ANOTHER_LOGIN,
    COOKIE_OF_ANOTHER_LOGIN,
    KEY,
    KEY_ALONE
  }

  private static List<Which> ways(Stage stage) {
    return Stream.of(Which.values())
        .filter(which -> stage.isByLink() || (which != Which.KEY && which != Which.KEY_ALONE))
        .toList();
  }

  /** Somebody who has come as far as a stage without the second factor. */
  private abstract class Thief {

    final Stage stage;
    CodeFlow flow;
    Loot before;
    LoginAddress own;
    LoginAddress earlier;
    LoginAddress elsewhere;
    String key = "";
    private String cookieElsewhere;
    private String path;

    Thief(Stage stage, CodeFlow flow) {
      this.stage = stage;
      this.flow = flow;
    }

    /** Leads to the page, from anywhere. */
    abstract void lead();

    abstract Loot look();

    abstract CodeFlow another();

    void come() {
      lead();
      assertThat(flow.page().has(stage.mark))
          .as("%s at %s:%n%s", stage, flow.page().at(), flow.page().body())
          .isTrue();
      own = address(flow.page());
      path = own.action().getPath();
      if (earlier == null) {
        earlier = own;
      }
      if (before == null) {
        before = look();
      }
      if (elsewhere == null) {
        var other = another();
        other.open();
        colleague.typePassword(PlainVisit.of(other));
        elsewhere = address(other.page());
        var cookie = COOKIE.matcher(other.browser().cookiesFor(elsewhere.action()));
        assertThat(cookie.find()).as("the cookie of another login").isTrue();
        cookieElsewhere = cookie.group(1);
      }
    }

    /** After a request that led to something else, a look whether the page is still to be had. */
    boolean isThere() {
      if (!isShown()) {
        flow.go(own.bare(path.substring(path.lastIndexOf('/') + 1)));
      }
      if (isShown()) {
        own = address(flow.page());
        return true;
      }
      return false;
    }

    private boolean isShown() {
      return flow.page().has(stage.mark) && address(flow.page()).action().getPath().equals(path);
    }

    /** Forgets who has come in, so that what comes after it is seen as well. */
    void leave() {
      flow.browser().endSession();
      before = look();
      flow.open();
    }

    Page ask(String way, URI address, String code) {
      try {
        if (way.equals("GET")) {
          flow.go(address);
        } else if (code.isEmpty()) {
          flow.post(address, "accept", "Ja");
        } else {
          // Where Keycloak looks for it when somebody consents.
          flow.post(address, "accept", "Ja", LoginAddress.CODE, code);
        }
      } catch (PlainBrowser.EndlessRedirects e) {
        // A login that is sent to an identity provider which knows the employee already.
        come();
      }
      return flow.page();
    }

    Map<String, String> parameters(Which which) {
      var all = new LinkedHashMap<>(own.parameters());
      var others = elsewhere.parameters();
      switch (which) {
        case ITS_OWN -> {}
        case NO_CODE -> all.remove(LoginAddress.CODE);
        case NO_EXECUTION -> all.remove(LoginAddress.EXECUTION);
        case NEITHER -> all.keySet().removeAll(List.of(LoginAddress.CODE, LoginAddress.EXECUTION));
        case NO_TAB -> all.remove(LoginAddress.TAB);
        case NOTHING -> all.keySet().retainAll(List.of("client_id"));
        case CODE_OF_ANOTHER_PAGE -> take(all, LoginAddress.CODE, earlier.parameters());
        case EXECUTION_OF_ANOTHER_PAGE -> take(all, LoginAddress.EXECUTION, earlier.parameters());
        case EXECUTION_OF_ANOTHER_PAGE_ALONE -> {
          take(all, LoginAddress.EXECUTION, earlier.parameters());
          all.remove(LoginAddress.CODE);
        }
        case ALL_OF_ANOTHER_LOGIN -> {
          all.clear();
          all.putAll(others);
        }
        case TAB_OF_ANOTHER_LOGIN -> take(all, LoginAddress.TAB, others);
        case CODE_OF_ANOTHER_LOGIN -> take(all, LoginAddress.CODE, others);
        case EXECUTION_OF_ANOTHER_LOGIN -> take(all, LoginAddress.EXECUTION, others);
        case COOKIE_OF_ANOTHER_LOGIN -> all.put(SESSION, cookieElsewhere);
        case KEY -> all.put("key", key);
        case KEY_ALONE -> {
          all.clear();
          all.put("key", key);
        }
      }
      return all;
    }
  }

  private static void take(Map<String, String> into, String name, Map<String, String> from) {
    into.remove(name);
    if (from.containsKey(name)) {
      into.put(name, from.get(name));
    }
  }

  /** The page of a link is no page of a login yet; what it leads to is. */
  private LoginAddress address(Page page) {
    var action = page.action();
    return new LoginAddress(
        action.getPath().contains("/login-actions/")
            ? action
            : realm.url().resolve("login-actions/authenticate?" + CLIENT));
  }

  private final class AtRealm extends Thief {

    private final PlainEmployee employee;
    private final String id;
    private PlainLink link;
    private boolean begun;

    AtRealm(Stage stage) {
      super(stage, realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK));
      employee = employees.get(stage);
      id = ids.get(stage);
      if (stage.isByLink()) {
        realm.send(id, false);
        var account =
            new Employee(id, employee.email(), "Freja", EMPLOYER, stage.title(), stage.password());
        link = new PlainLink(adgang.mailbox().resetTo(account).link());
        key = link.token();
      }
    }

    @Override
    Loot look() {
      // A mail says that the app was added which leads to the recovery codes, and that somebody
      // logged in from a new browser: before the attack, and delivered whenever its turn comes.
      return stage == Stage.NEW_RECOVERY_CODES || stage.isStepUp()
          ? Loot.before(realm, id, flow)
          : Loot.before(realm, id, flow, employee.email());
    }

    @Override
    CodeFlow another() {
      return realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    }

    @Override
    void lead() {
      switch (stage) {
        case LINK_OPEN -> flow.go(link.address());
        case LINK_PASSWORD, LINK_PROOF -> flow.at(link.goOn(flow.browser()));
        case STEP_UP, STEP_UP_CHOICE -> {
          begin();
          logIn("scope", "openid", "acr_values", "2");
        }
        case PASSWORD -> flow.open();
        default -> logIn("scope", "openid");
      }
      switch (stage) {
        case NEW_NUMBER -> flow.submit("method", "sms");
        case NEW_APP -> flow.submit("method", "otp");
        case NEW_PASSKEY -> flow.submit("method", "passkey");
        case NEW_RECOVERY_CODES -> enrolAgain();
        case RECOVERY_CODE -> chooseCodes();
        default -> {}
      }
    }

    private void logIn(String... question) {
      var visit = PlainVisit.of(flow, question);
      visit.open();
      if (flow.page().has("password")) {
        earlier = address(flow.page());
      }
      employee.typePassword(visit);
    }

    /** A session from before, when neither title nor factor stood in its way. */
    private void begin() {
      if (!begun) {
        begun = true;
        logIn("scope", "openid");
        flow.submit("skip", "true");
        assertThat(flow.tokens().has("access_token")).isTrue();
        realm.change(
            id,
            Map.of("title", List.of(Employees.BUTIKSCHEF)),
            stage == Stage.STEP_UP ? List.of(employee.app()) : List.of());
      }
    }

    /** What was enrolled before is taken away, or the next login would ask for it. */
    private void enrolAgain() {
      if (!flow.page().has("adgang-choose")) {
        adgang
            .admin()
            .delete(
                "/%s/users/%s/credentials/%s"
                    .formatted(realm.name(), id, realm.credentialId(id, "otp")));
        logIn("scope", "openid");
      }
      flow.submit("method", "otp");
      var app = flow.page().value("totpSecret");
      flow.submit(
          "totp", new Totp(app.getBytes(US_ASCII)).codeAt(Instant.now()), "totpSecret", app);
      before = look();
    }

    private void chooseCodes() {
      if (!flow.page().has(stage.mark)) {
        flow.submit("tryAnotherWay", "on");
        var cards = flow.page().values("authenticationExecution");
        flow.submit("authenticationExecution", cards.get(cards.size() - 1));
      }
    }
  }

  /** The same at the login of an identity provider. */
  private final class AtOffice extends Thief {

    private final Employee employee;
    private final String alias;

    AtOffice(Stage stage) {
      super(stage, null);
      var employer =
          office.employer(
              Map.of("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
      alias = office.provider(employer, Map.of("amr", "[\"pwd\"]"), Map.of());
      employee =
          office.employee(
              employer,
              stage == Stage.BROKER_CHOICE ? List.of() : List.of(Employees.factor(Totp.ofTest())));
      if (stage == Stage.BROKER_AFTER || stage == Stage.BROKER_CHOICE) {
        office.connect(employee, alias);
      }
    }

    @Override
    Loot look() {
      return Loot.before(
          new Loot.Place(
              adgang.admin(),
              office.realm(),
              adgang.server().url().resolve("/realms/" + office.realm() + "/"),
              adgang.mailbox()),
          employee.id(),
          flow);
    }

    @Override
    CodeFlow another() {
      return office.login(employee, alias);
    }

    @Override
    void lead() {
      if (flow == null) {
        flow = office.login(employee, alias);
      } else {
        flow.open("scope", "openid", "kc_idp_hint", alias);
        if (flow.page().has("password")) {
          // The identity provider's own page.
          flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
        }
      }
      if (stage == Stage.BROKER_FIRST_PASSWORD) {
        earlier = new LoginAddress(flow.page().action());
        flow.submit("submitAction", "linkAccount");
      }
    }
  }
}
