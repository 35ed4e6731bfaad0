package dk.adgang.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.RealmSms;
import dk.adgang.testbed.sms.SmsReportsTest;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes keep together what one server keeps: codes that work once, reports, and changes of an
 * employee.
 */
@WithCluster
final class TwoNodesTest {

  private static final int AT_ONCE = 10;

  private static final String DEVICE = "adgang-device";

  private final TwoNodes nodes;
  private final BothNodes both;
  private final Mailbox mailbox;
  private final RealmSms sms;
  private final Employees employees;
  private final Employers employers;

  TwoNodesTest(TwoNodes nodes) {
    this.nodes = nodes;
    both = new BothNodes(nodes);
    mailbox = nodes.mailbox();
    sms = nodes.sms();
    employees = nodes.employees();
    employers = new Employers(nodes.admin());
  }

  @AfterEach
  void setRight() {
    sms.right();
    both.setLockout(true);
  }

  private Employee employee(String number) {
    return employees.createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
  }

  /** Each node answers its five one after the other; of the two nodes one gets there first. */
  @ParameterizedTest(name = "lockout: {0}")
  @ValueSource(booleans = {true, false})
  void the_right_code_in_ten_requests_at_both_nodes_is_one_login(boolean lockout) throws Exception {
    both.setLockout(lockout);
    var employer =
        employers.create("Ti på én gang, " + lockout, Map.of("adgang.sms", List.of("true")));
    var number = mailbox.newNumber();
    var employee = employees.createWithSms(employer, Employees.BUTIKSCHEF, number);
    var login = both.login(both.first(), employee);
    var code = mailbox.codeTo(number);

    var answers = both.spread(login, AT_ONCE, "code", code, "step", "verify");

    assertThat(answers).extracting(Page::status).allMatch(status -> status <= 400);
    assertThat(answers.stream().filter(HttpSmsLogin::loggedIn)).as("logins").hasSize(1);
    assertThat(verified(employer)).as("how often the code was worth something").isEqualTo(1);
    assertThat(employees.sessions(employee)).as("sessions").isEqualTo(1);
    assertThat(mailbox.to(number)).as("sms").hasSize(1);
    for (var node : nodes.urls()) {
      var another = both.login(node, employee);
      assertThat(another.code(code).isRefused().isDone()).isFalse();
    }
    assertThat(employees.sessions(employee)).as("with the code elsewhere").isEqualTo(1);
  }

  /** How many codes of an employer's employees both nodes have let through. */
  private long verified(String employer) {
    return Math.round(
        BothNodes.sum(nodes.first(), "adgang_sms_verified_total", "employer=\"" + employer + "\"")
            + BothNodes.sum(
                nodes.second(), "adgang_sms_verified_total", "employer=\"" + employer + "\""));
  }

  @Test
  void a_code_sent_by_one_node_works_at_the_other_once() {
    var number = mailbox.newNumber();
    var employee = employee(number);
    var login = both.login(both.first(), employee);
    var before = login.browser().twin();
    var page = login.page();
    var code = mailbox.codeTo(number);

    assertThat(login.through(both.second()).code(code).isDone()).isTrue();

    for (var node : nodes.urls()) {
      var again = before.twin().through(node).submit(page, "code", code, "step", "verify");
      assertThat(HttpSmsLogin.loggedIn(again)).as("again at %s", node).isFalse();
    }
    assertThat(employees.sessions(employee)).isEqualTo(1);
  }

  @Test
  void a_report_at_one_node_is_counted_by_employer_for_an_sms_of_the_other() {
    var employer = employers.create("Rapporthuset", Map.of("adgang.sms", List.of("true")));
    var number = mailbox.newNumber();
    var login =
        both.login(both.first(), employees.createWithSms(employer, Employees.BUTIKSCHEF, number));
    mailbox.codeTo(number);
    var sent = mailbox.to(number).get(0).id();

    for (var id : List.of(sent, "nobody-knows")) {
      var report = "{\"id\":\"%s\",\"status\":\"DELIVERED\"}".formatted(id);
      var answer =
          new HttpBrowser()
              .through(both.second())
              .sending("X-Gwapi-Signature", SmsReportsTest.token(SmsReportsTest.SECRET, report))
              .post(login.page().action().resolve("/realms/adgang/adgang-sms/reports/gatewayapi"));
      assertThat(answer.status()).isEqualTo(200);
    }

    assertThat(delivered(nodes.second(), employer)).isEqualTo(1);
    assertThat(delivered(nodes.second(), "none")).isEqualTo(1);
    assertThat(delivered(nodes.first(), employer)).isZero();
  }

  private static double delivered(KeycloakServer node, String employer) {
    return BothNodes.sum(
        node,
        "adgang_sms_reports_total",
        "employer=\"%s\",gateway=\"gatewayapi\",outcome=\"delivered\"".formatted(employer));
  }

  @Test
  void a_removal_at_one_node_counts_at_once_at_the_other() {
    var employer =
        employers.create(
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
    var known = both.flow(both.second());
    known.open();
    known.submit(HttpSmsLogin.fields(employee));
    known.submit("code", mailbox.codeTo(number), "step", "verify", "remember-device", "on");
    assertThat(known.isDone()).isTrue();
    known = known.later();
    known.open();
    known.submit(HttpSmsLogin.fields(employee));
    assertThat(known.isDone()).as("the device is remembered").isTrue();

    employees.removeCredentials(employee, DEVICE);

    known = known.later();
    known.open();
    known.submit(HttpSmsLogin.fields(employee));
    assertThat(known.isDone()).as("with a device that is forgotten").isFalse();
    assertThat(known.page().has("code")).isTrue();

    sms.set("adgang.sms.off", "true");
    assertThat(both.login(both.second(), employee).isRefused().problem()).contains("off");

    employees.clearSecondFactor(employee, "");
    assertThat(both.login(both.second(), employee).page().has("adgang-skip"))
        .as("nothing left")
        .isTrue();

    employees.setAttribute(employee, "title", Employees.BUTIKSCHEF);
    var required = both.login(both.second(), employee);
    assertThat(required.page().has("adgang-choose")).isTrue();
    assertThat(required.page().has("adgang-skip")).as("as a Butikschef").isFalse();

    employers.set(employer, "adgang.secondFactor.requiredTitles", "Souschef");
    assertThat(both.login(both.second(), employee).page().has("adgang-skip"))
        .as("not required")
        .isTrue();

    employees.disable(employee);
    assertThat(both.login(both.second(), employee).isRefused().page().has("password")).isTrue();
  }
}
