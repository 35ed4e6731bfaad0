package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each step of a link is in Keycloak's event log, and so in its metrics and listeners. */
@WithAdgang
final class LinkEventsTest {

  @Test
  void each_step_is_told_and_no_secret(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var first = adgang.mailbox().welcomeTo(employee);
    adgang.employees().sendWelcome(employee);
    var second = adgang.mailbox().newestWelcomeTo(employee, 2);
    second.pressButton(visitor.onPhone()).goOn().create("kaffe-til-to-9");
    first.pressProblem(visitor.onPhone());

    var id = adgang.employees().links(employee).path(0).path("id").asText();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(steps(adgang, employee, id))
                    .containsExactly(
                        "CUSTOM_REQUIRED_ACTION QUEUED",
                        "SEND_RESET_PASSWORD SENT",
                        "EXECUTE_ACTION_TOKEN OPENED",
                        "UPDATE_CREDENTIAL USED"));
    var older = adgang.employees().links(employee).path(1).path("id").asText();
    assertThat(steps(adgang, employee, older))
        .containsExactly(
            "CUSTOM_REQUIRED_ACTION QUEUED",
            "SEND_RESET_PASSWORD SENT",
            "CUSTOM_REQUIRED_ACTION RETIRED");
    var all = events(adgang, employee).toString();
    assertThat(all)
        .doesNotContain("kaffe-til-to-9", key(first.link()), key(second.link()))
        .contains("\"link_purpose\":\"WELCOME\"");
  }

  /** The events about one link, oldest first. */
  private static List<String> steps(Adgang adgang, Employee employee, String link) {
    var steps = new ArrayList<String>();
    for (var event : events(adgang, employee)) {
      var details = event.path("details");
      if (details.path("link_id").asText().equals(link)) {
        steps.add(0, event.path("type").asText() + " " + details.path("link_state").asText());
      }
    }
    return steps;
  }

  private static JsonNode events(Adgang adgang, Employee employee) {
    return adgang.admin().get("/adgang/events?max=200&user=" + employee.id());
  }

  private static String key(URI link) {
    return link.getQuery().replaceFirst(".*token=", "");
  }
}
