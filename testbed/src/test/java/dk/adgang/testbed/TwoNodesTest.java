package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.PlainBrowser.Page;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one server holds, two hold together: what is limited, used once, or sent once. */
@NodesTest
final class TwoNodesTest {

  private static final int AT_ONCE = 10;
  private static final int MAILS_AN_ADDRESS_GETS = 30;
  private static final int RACES = 20;
  private static final int WELCOMES = 200;

  /** So many mails of one realm a node sends at the same moment. */
  private static final int UNDER_WAY = 8;

  /** Longer than a node that is no more holds a mail. */
  private static final Duration A_WHILE = Duration.ofMinutes(4);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String WRONG = "Koden er forkert eller udløbet";
  private static final String LOCKED_OUT = "for mange gange";
  private static final String DEVICE = "adgang-device";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final TwoNodes nodes;
  private final Mailbox mailbox;
  private final RealmSms sms;

  /** The administrator, and what an administrator does, at the first node. */
  private final AdminRest admin;

  private final Employees employees;

  /** Whom the requests of a test are from: an address of its own in a local network. */
  private final String address = "10.20.30." + ADDRESSES.incrementAndGet();

  TwoNodesTest(TwoNodes nodes) {
    this.nodes = nodes;
    mailbox = nodes.mailbox();
    sms = nodes.sms();
    admin = nodes.admin();
    employees = nodes.employees();
  }

  @AfterEach
  void setRight() {
    sms.right();
    setLockout(true);
  }

  private void setLockout(boolean on) {
    var realm = (ObjectNode) admin.get("/adgang");
    if (realm.path("bruteForceProtected").asBoolean() != on) {
      admin.put("/adgang", realm.put("bruteForceProtected", on));
    }
  }

  private URI first() {
    return nodes.first().url();
  }

  private URI second() {
    return nodes.second().url();
  }

  /** The node of the request with this number, in turns. */
  private URI node(int number) {
    return nodes.urls().get(number % 2);
  }

  /** A browser at a node. */
  private PlainBrowser browser(URI node) {
    return new PlainBrowser().through(node).sending("X-Forwarded-For", address);
  }

  /** A login that is to be opened at a node. */
  private CodeFlow flow(URI node) {
    var flow =
        new CodeFlow(
            URI.create(node + "/realms/adgang/"),
            "adgang-web",
            nodes.inbox().web().url().resolve("/app/callback").toString());
    flow.browser().through(node).sending("X-Forwarded-For", address);
    return flow;
  }

  private PlainSmsLogin login(URI node) {
    return PlainSmsLogin.open(flow(node));
  }

  private PlainSmsLogin login(URI node, Employee employee) {
    return login(node).password(employee);
  }

  private Employee employee(String number) {
    return employees.createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
  }

  /** Submits the same form so many times at the same moment, in turns at both nodes. */
  private List<Page> spread(PlainSmsLogin login, int many, String... fields) throws Exception {
    var action = login.page().action();
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < many; i++) {
      var twin = login.browser().twin().through(node(i));
      requests.add(() -> twin.post(action, fields));
    }
    return AtOnce.all(requests);
  }

  /** Each node answers its five one after the other; of the two nodes one gets there first. */
  @ParameterizedTest(name = "lockout: {0}")
  @ValueSource(booleans = {true, false})
  void the_right_code_in_ten_requests_at_both_nodes_is_one_login(boolean lockout) throws Exception {
    setLockout(lockout);
    var employer =
        employees.createEmployer(
            "Ti på én gang, " + lockout, Map.of("adgang.sms", List.of("true")));
    var number = mailbox.newNumber();
    var employee = employees.createWithSms(employer, Employees.BUTIKSCHEF, number);
    var login = login(first(), employee);
    var code = mailbox.codeTo(number);

    var answers = spread(login, AT_ONCE, "code", code, "step", "verify");

    assertThat(answers).extracting(Page::status).allMatch(status -> status <= 400);
    assertThat(answers.stream().filter(PlainSmsLogin::loggedIn)).as("logins").hasSize(1);
    assertThat(verified(employer)).as("how often the code was worth something").isEqualTo(1);
    assertThat(employees.sessions(employee)).as("sessions").isEqualTo(1);
    assertThat(mailbox.to(number)).as("sms").hasSize(1);
    for (var node : nodes.urls()) {
      var another = login(node, employee);
      assertThat(another.code(code).isRefused().isDone()).isFalse();
    }
    assertThat(employees.sessions(employee)).as("with the code elsewhere").isEqualTo(1);
  }

  /** How many codes of an employer's employees both nodes have let through. */
  private long verified(String employer) {
    return Math.round(
        sum(nodes.first(), "adgang_sms_verified_total", "employer=\"" + employer + "\"")
            + sum(nodes.second(), "adgang_sms_verified_total", "employer=\"" + employer + "\""));
  }

  @Test
  void a_code_sent_by_one_node_works_at_the_other_once() {
    var number = mailbox.newNumber();
    var employee = employee(number);
    var login = login(first(), employee);
    var before = login.browser().twin();
    var page = login.page();
    var code = mailbox.codeTo(number);

    assertThat(login.through(second()).code(code).isDone()).isTrue();

    for (var node : nodes.urls()) {
      var again = before.twin().through(node).submit(page, "code", code, "step", "verify");
      assertThat(PlainSmsLogin.loggedIn(again)).as("again at %s", node).isFalse();
    }
    assertThat(employees.sessions(employee)).isEqualTo(1);
  }

  @Test
  void what_became_of_an_sms_of_one_node_is_counted_by_employer_at_the_other() {
    var employer = employees.createEmployer("Rapporthuset", Map.of("adgang.sms", List.of("true")));
    var number = mailbox.newNumber();
    var login = login(first(), employees.createWithSms(employer, Employees.BUTIKSCHEF, number));
    mailbox.codeTo(number);
    var sent = mailbox.to(number).get(0).id();

    for (var id : List.of(sent, "nobody-knows")) {
      var report = "{\"id\":\"%s\",\"status\":\"DELIVERED\"}".formatted(id);
      var answer =
          new PlainBrowser()
              .through(second())
              .sending("X-Gwapi-Signature", SmsReportsTest.token(SmsReportsTest.SECRET, report))
              .post(login.page().action().resolve("/realms/adgang/adgang-sms/reports/gatewayapi"));
      assertThat(answer.status()).isEqualTo(200);
    }

    assertThat(delivered(nodes.second(), employer)).isEqualTo(1);
    assertThat(delivered(nodes.second(), "none")).isEqualTo(1);
    assertThat(delivered(nodes.first(), employer)).isZero();
  }

  private static double delivered(KeycloakServer node, String employer) {
    return sum(
        node,
        "adgang_sms_reports_total",
        "employer=\"%s\",gateway=\"gatewayapi\",outcome=\"delivered\"".formatted(employer));
  }

  @Test
  void a_code_bears_five_wrong_ones_at_both_nodes_together() throws Exception {
    setLockout(false);
    var number = mailbox.newNumber();
    var employee = employee(number);
    var login = login(first(), employee);
    var code = mailbox.codeTo(number);
    for (var i = 0; i < 5; i++) {
      login.through(node(i)).code(PlainSmsLogin.other(code)).isRefused();
      assertThat(login.page().body()).contains(WRONG);
    }

    for (var node : nodes.urls()) {
      assertThat(login.through(node).code(code).isRefused().page().body()).contains(WRONG);
    }
    assertThat(employees.sessions(employee)).isZero();

    var another = login(second(), employee);
    var next = mailbox.codeTo(number, 2);
    spread(another, AT_ONCE, "code", PlainSmsLogin.other(next), "step", "verify");
    var answers = spread(another, 2, "code", next, "step", "verify");
    assertThat(answers).noneMatch(PlainSmsLogin::loggedIn);
    assertThat(employees.sessions(employee)).as("after ten wrong ones at once").isZero();
  }

  @Test
  void the_lockout_by_wrong_codes_at_both_nodes_holds_at_both() {
    var number = mailbox.newNumber();
    var employee = employee(number);
    var login = login(first(), employee);
    var code = mailbox.codeTo(number);
    for (var i = 0; i < 5 && !login.alert().contains(LOCKED_OUT); i++) {
      login.through(node(i)).code(PlainSmsLogin.other(code)).isRefused();
      employees.awaitFailures(employee, i + 1);
    }
    for (var node : nodes.urls()) {
      login.through(node).code(code).isRefused();
      assertThat(login.alert()).as("the right code at %s", node).contains(LOCKED_OUT);
      assertThat(login(node, employee).isRefused().asksForCode())
          .as("the password leads on at %s", node)
          .isFalse();
    }
    assertThat(employees.sessions(employee)).isZero();
    assertThat(mailbox.to(number)).as("sms").hasSize(1);
  }

  /** What limits SMS, and who shares it. */
  private enum Budget {
    EMPLOYEE("adgang.sms.perEmployeeHour", true, true),
    NUMBER("adgang.sms.perNumberHour", false, true),
    ADDRESS("adgang.sms.perAddressHour", false, false),
    EMPLOYER(null, false, false);

    private final String setting;
    private final boolean oneEmployee;
    private final boolean oneNumber;

    Budget(String setting, boolean oneEmployee, boolean oneNumber) {
      this.setting = setting;
      this.oneEmployee = oneEmployee;
      this.oneNumber = oneNumber;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_budget_is_one_for_both_nodes(Budget budget) throws Exception {
    setLockout(false);
    if (budget.setting != null) {
      sms.set(budget.setting, "3");
    }
    var employer =
        employees.createEmployer(
            "Tvillingerne " + budget,
            budget == Budget.EMPLOYER
                ? Map.of("adgang.sms", List.of("true"), "adgang.sms.dayBudget", List.of("3"))
                : Map.of("adgang.sms", List.of("true")));
    var numbers = new ArrayList<String>();
    var everybody = new ArrayList<Employee>();
    for (var i = 0; i < AT_ONCE; i++) {
      if (!budget.oneNumber || numbers.isEmpty()) {
        numbers.add(mailbox.newNumber());
      }
      if (!budget.oneEmployee || everybody.isEmpty()) {
        var number = numbers.get(numbers.size() - 1);
        everybody.add(employees.createWithSms(employer, Employees.BUTIKSCHEF, number));
      }
    }
    var begun = new ArrayList<Callable<PlainSmsLogin>>();
    for (var i = 1; i < AT_ONCE - 2; i++) {
      var login = login(node(i));
      var who = everybody.get(i % everybody.size());
      begun.add(() -> login.password(who).isRefused());
    }

    assertThat(login(first(), everybody.get(0)).asksForCode()).isTrue();
    var logins = AtOnce.all(begun);

    assertThat(logins.stream().filter(PlainSmsLogin::asksForCode)).as("the last two").hasSize(2);
    assertThat(logins.stream().filter(login -> !login.asksForCode()))
        .allMatch(login -> login.problem().filter("budget"::equals).isPresent());
    for (var i = 0; i < 2; i++) {
      var late = everybody.get((AT_ONCE - 1 - i) % everybody.size());
      assertThat(login(node(i), late).isRefused().problem()).contains("budget");
    }
    assertThat(numbers.stream().mapToInt(number -> mailbox.to(number).size()).sum())
        .as("sms")
        .isEqualTo(3);
  }

  @Test
  void send_a_new_link_pressed_at_both_nodes_sends_one() throws Exception {
    var employee = employees.create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new PlainLink(mailbox.welcomeTo(employee).link());
    assertThat(PlainLink.succeeded(link.create(browser(first()), "knude-nummer-9"))).isTrue();
    var again = URI.create(link.address().toString().replace("/adgang/link?", "/adgang/new-link?"));
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < AT_ONCE; i++) {
      var browser = browser(node(i));
      requests.add(() -> browser.post(again));
    }

    var answers = AtOnce.all(requests);

    assertThat(answers).extracting(Page::status).containsOnly(200);
    assertThat(answers).extracting(Page::body).containsOnly(answers.get(0).body());
    afterAllThatIsQueued();
    assertThat(mailbox.to(employee)).hasSize(2);
    assertThat(employees.links(employee)).hasSize(2);
  }

  @Test
  void a_forgotten_password_asked_for_at_both_nodes_is_one_mail() throws Exception {
    var employee = employees.createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < AT_ONCE; i++) {
      var browser = browser(node(i));
      var page =
          browser.open(
              node(i)
                  .resolve("/realms/adgang/login-actions/reset-credentials?client_id=adgang-web"));
      requests.add(() -> browser.submit(page, "username", employee.email()));
    }

    var answers = AtOnce.all(requests);

    assertThat(answers).extracting(Page::status).containsOnly(200);
    mailbox.resetTo(employee);
    afterAllThatIsQueued();
    assertThat(mailbox.to(employee)).hasSize(1);
    var resets = new ArrayList<String>();
    employees.links(employee).forEach(each -> resets.add(each.path("purpose").asText()));
    resets.removeIf("WELCOME"::equals);
    assertThat(resets).as("links").containsExactly("RESET");
  }

  /**
   * Nobody with IPv6 has fewer addresses than a network of 64 bits. These are local ones: from
   * others the realm wants https.
   */
  @Test
  void addresses_of_one_ipv6_network_share_the_budget_of_forgotten_passwords() {
    var network =
        "fec0:0:%s".formatted(UUID.randomUUID().toString().substring(9, 18)).replace('-', ':');
    var employee = employees.createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    for (var i = 1; i <= MAILS_AN_ADDRESS_GETS; i++) {
      forgot(network + "::" + i, "nobody." + UUID.randomUUID() + "@boghandlen.example");
    }

    forgot(network + ":ffff::1", employee.email());
    afterAllThatIsQueued();
    assertThat(mailbox.subjects(employee)).doesNotContain(ResetMail.SUBJECT);

    forgot(
        "fec0:0:ffff:" + UUID.randomUUID().toString().substring(9, 13) + "::1", employee.email());
    mailbox.resetTo(employee);
  }

  private void forgot(String from, String email) {
    var browser = new PlainBrowser().through(first()).sending("X-Forwarded-For", from);
    var page =
        browser.open(
            first().resolve("/realms/adgang/login-actions/reset-credentials?client_id=adgang-web"));
    var answer = browser.submit(page, "username", email);
    assertThat(answer.status()).as("%s: %s", answer.at(), answer.body()).isEqualTo(200);
  }

  /** Mails of a realm go out in the order in which they were queued. */
  private void afterAllThatIsQueued() {
    mailbox.welcomeTo(employees.create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT));
  }

  @Test
  void one_link_completed_at_both_nodes_at_the_same_moment_is_one_password() throws Exception {
    var all = new ArrayList<Employee>();
    for (var i = 0; i < RACES; i++) {
      all.add(employees.create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT));
    }
    for (var employee : all) {
      var link = new PlainLink(mailbox.welcomeTo(employee).link());
      var posts = new ArrayList<Callable<Page>>();
      for (var i = 0; i < 2; i++) {
        var browser = browser(node(i));
        var password = password(i);
        var page = link.goOn(browser);
        posts.add(() -> browser.submit(page, "password-new", password));
      }

      var answers = AtOnce.all(posts);

      assertThat(answers.stream().filter(PlainLink::succeeded)).as(employee.email()).hasSize(1);
      assertThat(answers.stream().flatMap(page -> PlainLink.problem(page).stream()))
          .containsExactly("used");
      assertThat(employees.credentials(employee)).containsExactly("password");
      var loser = PlainLink.succeeded(answers.get(0)) ? 1 : 0;
      for (var node : nodes.urls()) {
        var login = flow(node);
        login.open();
        login.submit("username", employee.email(), "password", password(loser));
        assertThat(login.page().has("password")).as(employee + " at " + node).isTrue();
      }
    }
  }

  private static String password(int node) {
    return "knude-nummer-" + node;
  }

  @Test
  void what_is_taken_away_at_one_node_counts_at_once_at_the_other() {
    var employer =
        employees.createEmployer(
            "Glemslerne",
            Map.of(
                "adgang.sms",
                List.of("true"),
                "adgang.rememberDeviceDays",
                List.of("30"),
                "adgang.secondFactor.requiredTitles",
                List.of(Employees.BUTIKSCHEF)));
    var number = mailbox.newNumber();
    var employee = employees.createWithSms(employer, Employees.SALGSASSISTENT, number);
    var known = flow(second());
    known.open();
    known.submit(PlainSmsLogin.fields(employee));
    known.submit("code", mailbox.codeTo(number), "step", "verify", "remember-device", "on");
    assertThat(known.isDone()).isTrue();
    known = known.later();
    known.open();
    known.submit(PlainSmsLogin.fields(employee));
    assertThat(known.isDone()).as("the device is remembered").isTrue();

    employees.removeCredentials(employee, DEVICE);

    known = known.later();
    known.open();
    known.submit(PlainSmsLogin.fields(employee));
    assertThat(known.isDone()).as("with a device that is forgotten").isFalse();
    assertThat(known.page().has("code")).isTrue();

    sms.set("adgang.sms.off", "true");
    assertThat(login(second(), employee).isRefused().problem()).contains("off");

    employees.clearSecondFactor(employee, "");
    assertThat(login(second(), employee).page().has("adgang-skip")).as("nothing left").isTrue();

    employees.setAttribute(employee, "title", Employees.BUTIKSCHEF);
    var required = login(second(), employee);
    assertThat(required.page().has("adgang-choose")).isTrue();
    assertThat(required.page().has("adgang-skip")).as("as a Butikschef").isFalse();

    employees.setEmployerSetting(employer, "adgang.secondFactor.requiredTitles", "Souschef");
    assertThat(login(second(), employee).page().has("adgang-skip")).as("not required").isTrue();

    employees.disable(employee);
    assertThat(login(second(), employee).isRefused().page().has("password")).isTrue();
  }

  @Test
  void welcomes_for_many_are_shared_by_both_nodes_and_sent_once() {
    var before = List.of(mailsOf(nodes.first()), mailsOf(nodes.second()));
    try (var mails = new MoodyMailServer(Mood.WELL);
        var realm = realm(mails)) {
      var request = realm.sendWelcomes();
      await().atMost(PATIENCE).until(() -> sent(realm, request) == WELCOMES);

      assertThat(mails.recipients()).containsExactlyInAnyOrderElementsOf(addresses(realm));
      assertThat(mailsOf(nodes.first())).as("of the first").isGreaterThan(before.get(0));
      assertThat(mailsOf(nodes.second())).as("of the second").isGreaterThan(before.get(1));
    }
  }

  @Test
  void when_one_node_is_killed_the_other_sends_the_rest() {
    var clock = new ServerClock(first());
    try (var mails = new MoodyMailServer(Mood.WELL);
        var realm = realm(mails)) {
      var request = realm.sendWelcomes();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> mails.count() >= UNDER_WAY);
      nodes.killSecond();
      assertThat(mails.count()).as("mails before the kill").isLessThan(WELCOMES);

      // Only those that the killed node holds, and the last of the other one.
      await().atMost(PATIENCE).until(() -> sent(realm, request) >= WELCOMES - UNDER_WAY);
      clock.forward(A_WHILE);
      await().atMost(PATIENCE).until(() -> sent(realm, request) == WELCOMES);

      var recipients = mails.recipients();
      assertThat(recipients).containsAll(addresses(realm));
      var twice =
          addresses(realm).stream()
              .filter(address -> Collections.frequency(recipients, address) > 1)
              .toList();
      assertThat(twice).as("employees with two mails").hasSizeLessThanOrEqualTo(UNDER_WAY);
      assertThat(recipients).hasSize(WELCOMES + twice.size());
    } finally {
      clock.right();
      nodes.startSecond();
    }
  }

  private OwnRealm realm(MoodyMailServer mails) {
    return new OwnRealm(
        Project.find(), admin, WELCOMES, Map.of("port", Integer.toString(mails.port())));
  }

  private static List<String> addresses(OwnRealm realm) {
    return realm.employees().stream().map(Employee::email).toList();
  }

  private static int sent(OwnRealm realm, String request) {
    return realm.welcomes(request).path("states").path("SENT").asInt();
  }

  /** How many mails with a link a node has sent. */
  private static double mailsOf(KeycloakServer node) {
    return sum(node, "keycloak_user_events_total", "event=\"send_reset_password\"");
  }

  /** What a node has counted, all together that has this label. */
  private static double sum(KeycloakServer node, String metric, String label) {
    return new PlainBrowser()
        .open(node.managementUrl().resolve("/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
