package dk.adgang.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.ResetMail;
import dk.adgang.testbed.fixture.ServerClock;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Of two nodes one sends a mail, and a link is used at one. */
@WithCluster
final class TwoNodesMailTest {

  private static final int AT_ONCE = 10;
  private static final int MAILS_AN_ADDRESS_GETS = 30;
  private static final int RACES = 20;
  private static final int WELCOMES = 200;

  /** The number of mails of one realm that a node sends at the same moment. */
  private static final int UNDER_WAY = 8;

  /** Longer than a dead node holds a mail. */
  private static final Duration A_WHILE = Duration.ofMinutes(4);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TwoNodes nodes;
  private final BothNodes both;
  private final Mailbox mailbox;

  /** The administrator at the first node. */
  private final AdminRest admin;

  private final Employees employees;

  TwoNodesMailTest(TwoNodes nodes) {
    this.nodes = nodes;
    both = new BothNodes(nodes);
    mailbox = nodes.mailbox();
    admin = nodes.admin();
    employees = nodes.employees();
  }

  @Test
  void send_a_new_link_pressed_at_both_nodes_sends_one() throws Exception {
    var employee = employees.create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new HttpLink(mailbox.welcomeTo(employee).link());
    assertThat(HttpLink.succeeded(link.create(both.browser(both.first()), "knude-nummer-9")))
        .isTrue();
    var again = URI.create(link.address().toString().replace("/adgang/link?", "/adgang/new-link?"));
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < AT_ONCE; i++) {
      var browser = both.browser(both.node(i));
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
      var browser = both.browser(both.node(i));
      var page =
          browser.open(
              both.node(i)
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
   * Everybody with IPv6 has a network of 64 bits. These are local addresses, because from others
   * the realm demands https.
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
    var browser = new HttpBrowser().through(both.first()).sending("X-Forwarded-For", from);
    var page =
        browser.open(
            both.first()
                .resolve("/realms/adgang/login-actions/reset-credentials?client_id=adgang-web"));
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
      var link = new HttpLink(mailbox.welcomeTo(employee).link());
      var posts = new ArrayList<Callable<Page>>();
      for (var i = 0; i < 2; i++) {
        var browser = both.browser(both.node(i));
        var password = password(i);
        var page = link.goOn(browser);
        posts.add(() -> browser.submit(page, "password-new", password));
      }

      var answers = AtOnce.all(posts);

      assertThat(answers.stream().filter(HttpLink::succeeded)).as(employee.email()).hasSize(1);
      assertThat(answers.stream().flatMap(page -> HttpLink.problem(page).stream()))
          .containsExactly("used");
      assertThat(employees.credentials(employee)).containsExactly("password");
      var loser = HttpLink.succeeded(answers.get(0)) ? 1 : 0;
      for (var node : nodes.urls()) {
        var login = both.flow(node);
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
    var clock = new ServerClock(both.first());
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
    return BothNodes.sum(node, "keycloak_user_events_total", "event=\"send_reset_password\"");
  }
}
