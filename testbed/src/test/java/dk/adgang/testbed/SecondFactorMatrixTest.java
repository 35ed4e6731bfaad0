package dk.adgang.testbed;

import static dk.adgang.testbed.PlainEmployee.Asked.CHOICE;
import static dk.adgang.testbed.PlainEmployee.Asked.CODE_BY_SMS;
import static dk.adgang.testbed.PlainEmployee.Asked.CODE_OF_APP;
import static dk.adgang.testbed.PlainEmployee.Asked.CODE_OF_CARD;
import static dk.adgang.testbed.PlainEmployee.Asked.PASSKEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.PlainEmployee.Asked;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every path to a token, with every requirement and every second factor. In each cell somebody who
 * knows the password alone tries everything that costs nothing, and then the employee does what is
 * asked.
 *
 * <p>No cell is left out. The path after an identity provider has another realm that plays it,
 * other flows, and what it says as one column more: {@link BrokerTest}.
 */
@AdgangTest
@Tag("attack")
final class SecondFactorMatrixTest {

  // Who knows the password alone gets a token only where nobody has a second factor and nobody
  // must have one yet: by «skip», or by «later» while the grace runs. That is so on every path
  // that is open.
  private static final String ALONE =
      """
                     none   sms   app   passkey   sms-off   card
      required        -      -     -       -         -        -
      optional        T      -     -       -         -        -
      grace-over      -      -     -       -         -        -
      grace-running   T      -     -       -         -        -
      """;

  // A path that gives nobody a token.
  private static final String CLOSED =
      """
                     none   sms   app   passkey   sms-off   card
      required        -      -     -       -         -        -
      optional        -      -     -       -         -        -
      grace-over      -      -     -       -         -        -
      grace-running   -      -     -       -         -        -
      """;

  // What the employee is asked for before there is a token. «c» is the choice of a method; then
  // an app is enrolled. Who has only SMS, which was switched off, proves it and then chooses.
  private static final String FRESH =
      """
                     none   sms   app   passkey   sms-off   card
      required        c      s     a       p        s+c        k
      optional        c      s     a       p        s+c        k
      grace-over      c      s     a       p        s+c        k
      grace-running   c      s     a       p        s+c        k
      """;

  // The same where a session is alive that began by password alone, when the title required
  // nothing and the employee had nothing, and «skip» was pressed. Title and factor came since. The
  // skip is remembered: nothing is offered again as long as the title requires nothing.
  private static final String LIVE =
      """
                     none   sms   app   passkey   sms-off   card
      required        c      s     a       p        s+c        k
      optional        0      s     a       p         s        k
      grace-over      c      s     a       p        s+c        k
      grace-running   c      s     a       p        s+c        k
      """;

  // Keycloak's own flow of the direct grant can prove an app, and nothing else; what it does not
  // prove is refused by the required action.
  private static final String PROVES_APPS =
      """
                     none   sms   app   passkey   sms-off   card
      required        -      -     a       -         -        -
      optional        -      -     a       -         -        -
      grace-over      -      -     a       -         -        -
      grace-running   -      -     a       -         -        -
      """;

  /** The paths of a token, and what is expected of each. */
  private enum Path {
    BROWSER("a browser", ALONE, FRESH),
    APP("the phone app, back by a scheme of its own", ALONE, FRESH),
    CONSOLE("the account console", ALONE, FRESH),
    DEVICE("a device without a keyboard, RFC 8628", ALONE, FRESH),
    FORGOTTEN("a forgotten password, then the login", ALONE, FRESH),
    WELCOME("a welcome link, then the login", ALONE, FRESH),
    COOKIE("a live session", ALONE, LIVE),
    LEVEL("a live session, and acr_values=2", ALONE, LIVE),
    ESSENTIAL_LEVEL("a live session, and acr 2 as an essential claim", ALONE, LIVE),
    PROMPT_LOGIN("a live session, and prompt=login", ALONE, LIVE),
    MAX_AGE("a live session, and max_age=0", ALONE, LIVE),
    // A refresh itself goes on working as long as nothing has ended the session. What is looked at
    // is the authorization request after it.
    REFRESH("a session that was just refreshed", ALONE, LIVE),
    OFFLINE("a session with an offline token that was just refreshed", ALONE, LIVE),
    EXCHANGE("a token from before, exchanged, RFC 8693", ALONE, LIVE),
    // Closed: refused whoever asks, so that there is nothing that the employee could do.
    EXCHANGE_FOR_ANOTHER("an exchange without the employee's token", CLOSED, CLOSED),
    DIRECT_GRANT("direct grant, by the realm's flow, which denies", CLOSED, CLOSED),
    DIRECT_GRANT_STOCK("direct grant, by Keycloak's own flow", CLOSED, PROVES_APPS),
    CIBA("CIBA, which proves nothing to this server", CLOSED, CLOSED);

    private final String words;
    private final String alone;
    private final String asked;

    Path(String words, String alone, String asked) {
      this.words = words;
      this.alone = alone;
      this.asked = asked;
    }

    boolean beginsAlive() {
      return asked.equals(LIVE);
    }

    boolean beginsByMail() {
      return this == FORGOTTEN || this == WELCOME;
    }
  }

  private enum Requirement {
    REQUIRED,
    OPTIONAL,
    GRACE_OVER,
    GRACE_RUNNING
  }

  private enum Factor {
    NONE,
    SMS,
    APP,
    PASSKEY,
    SMS_OFF,
    /** Somebody else's method, which a jar of its own brings. */
    CARD
  }

  private static final int AT_ONCE = 3;

  private Adgang adgang;
  private MatrixRealm realm;
  private final Map<PlainEmployee, String> ids = new LinkedHashMap<>();

  /** One row and column of one path, and who goes it. */
  private final class Cell implements Callable<Optional<Throwable>> {

    private final Path path;
    private final Requirement requirement;
    private final Factor factor;
    private final PlainEmployee attacked;
    private final PlainEmployee employee;

    Cell(Path path, Requirement requirement, Factor factor) {
      this.path = path;
      this.requirement = requirement;
      this.factor = factor;
      this.attacked = plan("a");
      // Where the attack leads to a token or to a new password, the employee is another one.
      this.employee = mayAlone() || path.beginsByMail() ? plan("b") : attacked;
    }

    private PlainEmployee plan(String who) {
      var email =
          "%s-%s-%s.%s@%s.example"
              .formatted(path, requirement, factor, who, employer())
              .toLowerCase(Locale.ROOT)
              .replace('_', '-');
      var plain =
          new PlainEmployee(
              adgang.mailbox(), email, path == Path.WELCOME ? null : Employee.USUAL_PASSWORD);
      ids.put(
          plain,
          realm.employee(
              email,
              employer(),
              path != Path.WELCOME,
              path.beginsAlive()
                  ? Map.of("title", List.of(Employees.SALGSASSISTENT))
                  : attributes(),
              path.beginsAlive() ? List.of() : factors(plain)));
      return plain;
    }

    private String employer() {
      var grace = requirement == Requirement.GRACE_OVER || requirement == Requirement.GRACE_RUNNING;
      return MatrixEmployer.of(factor != Factor.SMS_OFF, grace);
    }

    private Map<String, List<String>> attributes() {
      var attributes = new LinkedHashMap<String, List<String>>();
      attributes.put(
          "title",
          List.of(
              requirement == Requirement.OPTIONAL
                  ? Employees.SALGSASSISTENT
                  : Employees.BUTIKSCHEF));
      return attributes;
    }

    /** A requirement that was met for the first time long ago. */
    private void remember(PlainEmployee of) {
      if (requirement == Requirement.GRACE_OVER) {
        RememberedRows.write(
            realm.url(),
            ids.get(of),
            RememberedRows.SINCE,
            "2020-01-01 " + employer() + ": butikschef");
      }
    }

    private List<Map<String, Object>> factors(PlainEmployee of) {
      return switch (factor) {
        case NONE -> List.of();
        case SMS, SMS_OFF -> List.of(of.sms());
        case APP -> List.of(of.app());
        case PASSKEY -> List.of(of.passkey());
        case CARD -> List.of(of.card());
      };
    }

    private boolean mayAlone() {
      return cell(path.alone).equals("T");
    }

    /** What a table says of this row and column. */
    private String cell(String table) {
      var columns = words(table.lines().findFirst().orElseThrow());
      var row =
          table
              .lines()
              .map(Cell::words)
              .filter(words -> words.get(0).equals(words(requirement)))
              .findFirst()
              .orElseThrow();
      return row.get(1 + columns.indexOf(words(factor)));
    }

    private static String words(Enum<?> constant) {
      return constant.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String line) {
      return List.of(line.strip().split("\\s+", -1));
    }

    /** What the employee is asked for; empty when there is no token whatever they do. */
    private Optional<List<Asked>> expected() {
      var asked = new ArrayList<Asked>();
      for (var letter : cell(path.asked).split("", -1)) {
        switch (letter) {
          case "c" -> asked.add(CHOICE);
          case "s" -> asked.add(CODE_BY_SMS);
          case "a" -> asked.add(CODE_OF_APP);
          case "p" -> asked.add(PASSKEY);
          case "k" -> asked.add(CODE_OF_CARD);
          case "-" -> {
            return Optional.empty();
          }
          default -> assertThat(letter).isIn("0", "+", "");
        }
      }
      return Optional.of(asked);
    }

    @Override
    public Optional<Throwable> call() {
      try {
        if (!path.beginsAlive()) {
          Stream.of(attacked, employee).distinct().forEach(this::remember);
        }
        switch (path) {
          case DIRECT_GRANT -> direct(MatrixRealm.DIRECT);
          case DIRECT_GRANT_STOCK -> direct(MatrixRealm.DIRECT_STOCK);
          case EXCHANGE_FOR_ANOTHER -> exchangeForAnother();
          case CIBA -> ciba();
          case FORGOTTEN, WELCOME -> mailed();
          case EXCHANGE -> exchange();
          default -> visits();
        }
        return Optional.empty();
      } catch (RuntimeException | AssertionError e) {
        return Optional.of(new AssertionError(this + ": " + e.getMessage(), e));
      }
    }

    private void visits() {
      var visit = visit(attacked);
      assertThat(alone(visit, attacked)).as("a token by password alone").isEqualTo(mayAlone());
      // A live session goes on; elsewhere the employee comes with a browser of their own.
      var own = path.beginsAlive() && attacked == employee ? visit : visit(employee);
      own.open();
      assertThat(employee.obey(own)).as("asked for").isEqualTo(expected().orElseThrow());
      assertThat(own.hasToken()).as("a token, at %s", own.page().trail()).isTrue();
    }

    /** A way to a token, in a browser in which all has happened that the path says. */
    private PlainVisit visit(PlainEmployee of) {
      var web = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
      return switch (path) {
        case BROWSER -> PlainVisit.of(web, "scope", "openid");
        case APP ->
            PlainVisit.of(realm.flow(MatrixRealm.APP, MatrixRealm.APP_BACK), "scope", "openid");
        case CONSOLE -> PlainVisit.of(realm.console(), "scope", "openid");
        case DEVICE -> new DeviceVisit(realm);
        case COOKIE -> alive(of, web, MatrixRealm.WEB, "scope", "openid");
        case LEVEL -> alive(of, web, MatrixRealm.WEB, "scope", "openid", "acr_values", "2");
        case ESSENTIAL_LEVEL ->
            alive(
                of,
                web,
                MatrixRealm.WEB,
                "scope",
                "openid",
                "claims",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");
        case PROMPT_LOGIN -> alive(of, web, MatrixRealm.WEB, "scope", "openid", "prompt", "login");
        case MAX_AGE -> alive(of, web, MatrixRealm.WEB, "scope", "openid", "max_age", "0");
        case REFRESH -> alive(of, web, MatrixRealm.WEB, "scope", "openid");
        case OFFLINE ->
            alive(
                of,
                realm.flow(MatrixRealm.APP, MatrixRealm.APP_BACK),
                MatrixRealm.APP,
                "scope",
                "openid offline_access");
        default -> throw new IllegalStateException(path.toString());
      };
    }

    /** Somebody has logged in with the password, and then title and factor changed. */
    private PlainVisit alive(PlainEmployee of, CodeFlow flow, String client, String... question) {
      var before = beginning(of, flow, path == Path.OFFLINE ? "openid offline_access" : "openid");
      if (path == Path.REFRESH || path == Path.OFFLINE) {
        var refreshed =
            realm.token(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "refresh_token",
                before.path("refresh_token").asText());
        assertThat(refreshed.hasNonNull("access_token")).as("a refresh goes on working").isTrue();
      }
      return PlainVisit.of(flow, question);
    }

    private JsonNode beginning(PlainEmployee of, CodeFlow flow, String scope) {
      var first = PlainVisit.of(flow, "scope", scope);
      first.open();
      of.typePassword(first);
      first.submit("skip", "true");
      var tokens = flow.tokens();
      realm.change(ids.get(of), attributes(), factors(of));
      remember(of);
      return tokens;
    }

    /** The mail is read by whoever attacks; only the second factor is missing. */
    private void mailed() {
      var link = PlainVisit.of(link(attacked, false));
      link.open();
      if (link.page().has("password-new")) {
        attacked.obey(link);
      } else {
        alone(link, attacked);
        assertThat(link.page().has("password-new")).as("a new password").isFalse();
      }
      var login =
          PlainVisit.of(realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK), "scope", "openid");
      var token = attacked.hasPassword() && alone(login, attacked);
      assertThat(token).as("a token without proof").isEqualTo(mayAlone());

      var own = PlainVisit.of(link(employee, path == Path.FORGOTTEN));
      own.open();
      employee.obey(own);
      assertThat(own.isOver()).as("a new password, at %s", own.page().at()).isTrue();
      var visit =
          PlainVisit.of(realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK), "scope", "openid");
      visit.open();
      assertThat(employee.obey(visit)).as("asked for").isEqualTo(expected().orElseThrow());
      assertThat(visit.hasToken()).as("a token").isTrue();
    }

    private PlainLink link(PlainEmployee of, boolean asked) {
      var account =
          new Employee(ids.get(of), of.email(), "Freja", employer(), "", Employee.USUAL_PASSWORD);
      if (asked) {
        var browser = new PlainBrowser();
        browser.submit(
            browser.open(
                realm.url().resolve("login-actions/reset-credentials?client_id=adgang-web")),
            "username",
            of.email());
      } else {
        realm.send(ids.get(of), path == Path.WELCOME);
      }
      return new PlainLink(
          path == Path.WELCOME
              ? adgang.mailbox().welcomeTo(account).link()
              : adgang.mailbox().resetTo(account).link());
    }

    private void exchange() {
      var flow = realm.flow(MatrixRealm.SUBJECT, MatrixRealm.WEB_BACK);
      var before = beginning(attacked, flow, "openid");
      assertThat(exchanged(before)).as("a token for one from before").isEqualTo(mayAlone());
      var own = flow;
      if (attacked != employee) {
        own = realm.flow(MatrixRealm.SUBJECT, MatrixRealm.WEB_BACK);
        beginning(employee, own, "openid");
      }
      var visit = PlainVisit.of(own, "scope", "openid");
      visit.open();
      assertThat(employee.obey(visit)).as("asked for").isEqualTo(expected().orElseThrow());
      assertThat(exchanged(own.tokens())).as("a token for one of now").isTrue();
    }

    private boolean exchanged(JsonNode tokens) {
      return exchange("subject_token", tokens.path("access_token").asText())
          .hasNonNull("access_token");
    }

    private JsonNode exchange(String... more) {
      var fields =
          new ArrayList<>(
              List.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:token-exchange",
                  "client_id",
                  MatrixRealm.EXCHANGE,
                  "client_secret",
                  MatrixRealm.SECRET,
                  "subject_token_type",
                  "urn:ietf:params:oauth:token-type:access_token"));
      fields.addAll(List.of(more));
      return realm.token(fields.toArray(String[]::new));
    }

    private void exchangeForAnother() {
      for (var whose :
          List.of(
              new String[] {"requested_subject", attacked.email()},
              new String[] {"subject_token", "x", "subject_issuer", "adgang"})) {
        var answer = exchange(whose);
        assertThat(answer.hasNonNull("access_token")).as("a token").isFalse();
        // Refused for what it is, whatever Keycloak would make of it with another feature on.
        assertThat(answer.path("error").asText()).isEqualTo("access_denied");
      }
    }

    private void direct(String client) {
      var fields =
          List.of(
              "grant_type",
              "password",
              "client_id",
              client,
              "username",
              attacked.email(),
              "password",
              Employee.USUAL_PASSWORD);
      assertThat(realm.token(fields.toArray(String[]::new)).hasNonNull("access_token"))
          .as("a token by password alone")
          .isEqualTo(mayAlone());
      var proving = new ArrayList<>(fields);
      proving.addAll(List.of("totp", attacked.codeOfApp()));
      assertThat(realm.token(proving.toArray(String[]::new)).hasNonNull("access_token"))
          .as("a token with a code of the app")
          .isEqualTo(expected().isPresent());
    }

    private void ciba() {
      var begun =
          realm.ask(
              "protocol/openid-connect/ext/ciba/auth",
              "client_id",
              MatrixRealm.CIBA,
              "client_secret",
              MatrixRealm.SECRET,
              "scope",
              "openid",
              "login_hint",
              attacked.email());
      var answer =
          realm.token(
              "grant_type",
              "urn:openid:params:grant-type:ciba",
              "client_id",
              MatrixRealm.CIBA,
              "client_secret",
              MatrixRealm.SECRET,
              "auth_req_id",
              // Somebody may take the request, as another test does.
              begun.path("auth_req_id").asText("x"));
      // Refused for what it is, not for the id.
      assertThat(answer.path("error").asText()).isEqualTo("unauthorized_client");
      assertThat(answer.hasNonNull("access_token")).as("a token").isFalse();
    }

    @Override
    public String toString() {
      return path.words + ", " + requirement + ", " + factor;
    }
  }

  /** Everything that costs nothing. */
  private static boolean alone(PlainVisit visit, PlainEmployee attacked) {
    visit.open();
    press(visit, attacked);
    if (!visit.isOver() && visit.hasForm()) {
      visit.submit("method", "", "code", "", "otp", "", "totp", "");
    }
    if (!visit.isOver()) {
      visit.open();
      press(visit, attacked);
    }
    if (!visit.isOver() && visit.hasForm()) {
      visit.restart();
      press(visit, attacked);
    }
    return visit.hasToken();
  }

  private static void press(PlainVisit visit, PlainEmployee attacked) {
    attacked.typePassword(visit);
    if (!visit.isOver() && visit.hasForm()) {
      visit.submit("skip", "true");
    }
  }

  @TestFactory
  Stream<DynamicNode> a_token(Adgang running) throws InterruptedException {
    adgang = running;
    var own = new MatrixRealm(running);
    realm = own;
    MatrixEmployer.plan(own);
    var cells = new ArrayList<Cell>();
    for (var path : Path.values()) {
      for (var requirement : Requirement.values()) {
        for (var factor : Factor.values()) {
          cells.add(new Cell(path, requirement, factor));
        }
      }
    }
    var results = new LinkedHashMap<Path, List<DynamicNode>>();
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    try (own) {
      own.make();
      own.useCards();
      var done = pool.invokeAll(cells);
      for (var i = 0; i < cells.size(); i++) {
        var cell = cells.get(i);
        var outcome = done.get(i);
        results
            .computeIfAbsent(cell.path, path -> new ArrayList<>())
            .add(
                DynamicTest.dynamicTest(
                    cell.toString(),
                    () -> {
                      var failed = outcome.get();
                      if (failed.isPresent()) {
                        throw failed.get();
                      }
                    }));
      }
    } finally {
      pool.shutdown();
    }
    return results.entrySet().stream()
        .map(each -> DynamicContainer.dynamicContainer(each.getKey().words, each.getValue()));
  }

  /** Four employers: with SMS or without, with days of grace or without. */
  private static final class MatrixEmployer {

    static String of(boolean sms, boolean grace) {
      return "matrix" + (sms ? "-sms" : "") + (grace ? "-grace" : "");
    }

    static void plan(MatrixRealm realm) {
      for (var sms : List.of(true, false)) {
        for (var grace : List.of(true, false)) {
          realm.employer(
              of(sms, grace),
              Map.of(
                  "adgang.sms",
                  List.of(sms.toString()),
                  "adgang.secondFactor.requiredTitles",
                  List.of(Employees.BUTIKSCHEF),
                  "adgang.secondFactor.graceDays",
                  List.of(grace ? "14" : "0")));
        }
      }
    }
  }

  /** A television that shows a code, and a browser in which it is confirmed. */
  private static final class DeviceVisit implements PlainVisit {

    private final MatrixRealm realm;
    private final PlainBrowser browser = new PlainBrowser();
    private final JsonNode begun;
    private PlainBrowser.Page page;

    DeviceVisit(MatrixRealm realm) {
      this.realm = realm;
      this.begun =
          realm.ask(
              "protocol/openid-connect/auth/device",
              "client_id",
              MatrixRealm.DEVICE,
              "scope",
              "openid");
    }

    @Override
    public void open() {
      show(browser.open(URI.create(begun.path("verification_uri_complete").asText())));
    }

    /** Whoever comes to the page that asks whether the device may, says yes. */
    private void show(PlainBrowser.Page shown) {
      page =
          shown.body().contains("name=\"accept\"") ? browser.submit(shown, "accept", "Ja") : shown;
    }

    @Override
    public PlainBrowser.Page page() {
      return page;
    }

    @Override
    public void submit(String... fields) {
      show(browser.submit(page, fields));
    }

    @Override
    public PlainBrowser.Page submitEncoded(String form) {
      show(browser.postEncoded(page.action(), form));
      return page;
    }

    @Override
    public void go(URI address) {
      show(browser.open(address));
    }

    @Override
    public boolean isOver() {
      return page.at().getPath().endsWith("/device/status");
    }

    @Override
    public boolean hasToken() {
      return realm
          .token(
              "grant_type",
              "urn:ietf:params:oauth:grant-type:device_code",
              "client_id",
              MatrixRealm.DEVICE,
              "device_code",
              begun.path("device_code").asText())
          .hasNonNull("access_token");
    }
  }
}
