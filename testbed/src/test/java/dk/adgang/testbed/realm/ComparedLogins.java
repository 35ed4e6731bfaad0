package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Logins in one realm through two clients: one of the realm's own flow, one of the flow that
 * Keycloak comes with. Their costs can be compared in one run.
 */
public final class ComparedLogins {

  /** Which flow. */
  public enum Way {
    OURS("compared-ours"),
    STOCK("compared-stock");

    private final String client;

    Way(String client) {
      this.client = client;
    }
  }

  /** Nobody listens there: the last redirect is not followed. */
  private static final String REDIRECT = "http://127.0.0.1:9/callback";

  private static final String STOCK_FLOW = "compared-stock";
  private static final String REALM = "/" + KeycloakServer.REALM;

  private final URI realm;
  private final AdminRest admin;

  public ComparedLogins(URI server, AdminRest admin) {
    this.realm = server.resolve("/realms/" + KeycloakServer.REALM + "/");
    this.admin = admin;
    makeClient(Way.OURS, Map.of());
    makeClient(Way.STOCK, Map.of("browser", stockFlow()));
  }

  /**
   * Keycloak's own browser flow, with all on one page as in ours: where realms have employers it
   * asks for the address on a page of its own.
   */
  private String stockFlow() {
    var flows = REALM + "/authentication/flows";
    admin.post(flows + "/browser/copy", Map.of("newName", STOCK_FLOW));
    for (var step : admin.get(flows + "/" + STOCK_FLOW + "/executions")) {
      if (step.path("displayName").asText().endsWith("Organization")) {
        admin.put(
            flows + "/" + STOCK_FLOW + "/executions",
            ((ObjectNode) step).put("requirement", "DISABLED"));
      }
    }
    for (var flow : admin.get(flows)) {
      if (flow.path("alias").asText().equals(STOCK_FLOW)) {
        return flow.path("id").asText();
      }
    }
    throw new AssertionError("No copy of Keycloak's own browser flow");
  }

  private void makeClient(Way way, Map<String, String> flows) {
    admin.post(
        REALM + "/clients",
        Map.of(
            "clientId",
            way.client,
            "publicClient",
            true,
            "standardFlowEnabled",
            true,
            "redirectUris",
            List.of(REDIRECT),
            "authenticationFlowBindingOverrides",
            flows));
  }

  /** A login that has passed the login page, with any page after it. */
  public CodeFlow withPassword(Way way, Employee employee) {
    var login = new CodeFlow(realm, way.client, REDIRECT);
    login.givePassword(employee);
    return login;
  }

  /** A login, from the login page to the tokens, that asks for the password alone. */
  public void logIn(Way way, Employee employee) {
    withPassword(way, employee).tokens();
  }

  /** From now on the employee is asked for nothing but the password. */
  public void skip(Employee employee) {
    var login = withPassword(Way.OURS, employee);
    login.submit("skip", "true");
    login.tokens();
  }

  /** Gives the employee a phone as second factor; returns the login that did it. */
  public CodeFlow enrolSms(Employee employee, String number, Mailbox mailbox) {
    var login = withPassword(Way.OURS, employee);
    login.submit("method", "sms");
    login.submit("step", "send", "number", number);
    login.submit("step", "verify", "code", mailbox.codeTo(number));
    login.skipCodes();
    login.tokens();
    return login;
  }
}
