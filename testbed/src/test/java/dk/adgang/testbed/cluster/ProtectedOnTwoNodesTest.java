package dk.adgang.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login at one node ends when the account is protected at the other. */
@WithCluster
@Tag("attack")
final class ProtectedOnTwoNodesTest {

  private final TwoNodes nodes;
  private final AdminRest second;

  ProtectedOnTwoNodesTest(TwoNodes nodes) {
    this.nodes = nodes;
    second = new AdminRest(nodes.second().url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"block", "endSessions"})
  void the_right_code_at_the_one_is_worth_nothing_after_a_call_at_the_other(String measure) {
    var app = Totp.ofTest();
    var employee =
        nodes
            .employees()
            .createWithFactors(
                Employees.KAFFEHUSET, Employees.BUTIKSCHEF, List.of(Factors.app(app)));
    var flow = login(employee);
    assertThat(flow.page().has("otp")).as(flow.page().body()).isTrue();

    protect(employee, measure);

    flow.submit("otp", app.codeAt(Instant.now()));
    gotNothing(flow, employee);
    assertThat(nodes.employees().credentials(employee)).contains("otp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"block", "endSessions"})
  void a_choice_at_the_one_is_worth_nothing_after_a_call_at_the_other(String measure) {
    var employee = nodes.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var flow = login(employee);
    assertThat(flow.page().has("adgang-choose")).as(flow.page().body()).isTrue();

    protect(employee, measure);

    flow.submit("method", "otp");
    gotNothing(flow, employee);
    assertThat(nodes.employees().credentials(employee)).doesNotContain("otp");
  }

  private CodeFlow login(Employee employee) {
    var node = nodes.first().url();
    var flow =
        new CodeFlow(
            URI.create(node + "/realms/adgang/"),
            "adgang-web",
            nodes.inbox().web().url().resolve("/app/callback").toString());
    flow.browser().through(node);
    flow.givePassword(employee);
    return flow;
  }

  private void protect(Employee employee, String measure) {
    second.post(
        "/adgang/adgang/employees/" + employee.id() + "/password-reset", Map.of(measure, true));
  }

  private void gotNothing(CodeFlow flow, Employee employee) {
    assertThat(flow.isDone()).as("a code").isFalse();
    assertThat(nodes.employees().sessions(employee)).as("sessions").isZero();
    assertThat(flow.page().has("kc-form-login"))
        .as("the login anew, but %s:%n%s", flow.page().at(), flow.page().body())
        .isTrue();
  }
}
