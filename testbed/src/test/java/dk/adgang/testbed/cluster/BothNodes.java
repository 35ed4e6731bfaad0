package dk.adgang.testbed.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Two nodes as a test asks them, from an address of its own. */
final class BothNodes {

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final TwoNodes nodes;

  /** The address that the requests of a test come from: one of its own in a local network. */
  private final String address = "10.20.30." + ADDRESSES.incrementAndGet();

  BothNodes(TwoNodes nodes) {
    this.nodes = nodes;
  }

  URI first() {
    return nodes.first().url();
  }

  URI second() {
    return nodes.second().url();
  }

  /** The node of the request with this number, in turns. */
  URI node(int number) {
    return nodes.urls().get(number % 2);
  }

  /** A browser at a node. */
  HttpBrowser browser(URI node) {
    return new HttpBrowser().through(node).sending("X-Forwarded-For", address);
  }

  /** A login that is to be opened at a node. */
  CodeFlow flow(URI node) {
    var flow =
        new CodeFlow(
            URI.create(node + "/realms/adgang/"),
            "adgang-web",
            nodes.inbox().web().url().resolve("/app/callback").toString());
    flow.browser().through(node).sending("X-Forwarded-For", address);
    return flow;
  }

  /** The login page at a node. */
  HttpSmsLogin login(URI node) {
    return HttpSmsLogin.open(flow(node));
  }

  /** A login at a node, as far as the password leads. */
  HttpSmsLogin login(URI node, Employee employee) {
    return login(node).password(employee);
  }

  /** Submits the same form several times at the same moment, in turns at both nodes. */
  List<Page> spread(HttpSmsLogin login, int many, String... fields) throws Exception {
    var action = login.page().action();
    var requests = new ArrayList<Callable<Page>>();
    for (var i = 0; i < many; i++) {
      var twin = login.browser().twin().through(node(i));
      requests.add(() -> twin.post(action, fields));
    }
    return AtOnce.all(requests);
  }

  /** Switches the lockout on or off, where it is not. */
  void setLockout(boolean on) {
    var realm = (ObjectNode) nodes.admin().get("/adgang");
    if (realm.path("bruteForceProtected").asBoolean() != on) {
      nodes.admin().put("/adgang", realm.put("bruteForceProtected", on));
    }
  }

  /** The sum of a node's counters with this label. */
  static double sum(KeycloakServer node, String metric, String label) {
    return new HttpBrowser()
        .open(node.managementUrl().resolve("/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
