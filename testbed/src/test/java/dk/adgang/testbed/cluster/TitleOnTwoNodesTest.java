package dk.adgang.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Employees;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A title that is renamed at one node has the new name at the other. */
@WithCluster
final class TitleOnTwoNodesTest {

  private final TwoNodes nodes;

  TitleOnTwoNodesTest(TwoNodes nodes) {
    this.nodes = nodes;
  }

  @Test
  void an_employee_whom_the_other_node_keeps_in_memory_is_read_anew() {
    var first = new AdminRest(nodes.first().url());
    var second = new AdminRest(nodes.second().url());
    var employee = nodes.employees().createWithPassword(Employees.KAFFEHUSET, "Barista");
    for (var node : new AdminRest[] {first, second}) {
      assertThat(title(node, employee.id())).isEqualTo("Barista");
    }

    second.post("/adgang/adgang/titles/rename", Map.of("from", "Barista", "to", "Kaffekender"));

    assertThat(title(second, employee.id())).isEqualTo("Kaffekender");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> title(first, employee.id()).equals("Kaffekender"));
  }

  private static String title(AdminRest node, String id) {
    return node.get("/adgang/users/" + id).path("attributes").path("title").path(0).asText();
  }
}
