package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.Map;

/** The flows that a client has of its own, past the realm's. */
@PureRule
final class ClientFlowCheck {

  private static final String ID = "clientId";
  private static final String BROWSER = "client/flow";
  private static final String DIRECT = "client/direct";
  private static final String CLOSED = "closed/client";

  /** A flow for a forgotten password asks for no password that is there. */
  private static final String FORGOTTEN = "reset-credentials-choose-user";

  /** The names of the two in the admin console. */
  private static final Map<String, String> NAMES =
      Map.of(BROWSER, "Browser Flow", DIRECT, "Direct Grant Flow");

  private final Comparison realm;

  private ClientFlowCheck(Comparison realm) {
    this.realm = realm;
  }

  static void look(Comparison realm) {
    ClientFlowCheck check = new ClientFlowCheck(realm);
    realm.present(RealmDocument.CLIENTS).forEach(check::browser);
    realm.present(RealmDocument.CLIENTS).forEach(check::direct);
  }

  private void browser(JsonNode client) {
    String alias = client.path(RealmDocument.OWN_FLOW).asText("");
    FlowTree flow = flow(alias);
    if (alias.isEmpty() || isDetached(client, BROWSER, RealmDocument.OWN_FLOW, flow)) {
      return;
    }
    if (flow.isOpen()
        || flow.steps().contains(FORGOTTEN)
        || !flow.steps().containsAll(BrokerCheck.ASKS)) {
      add(client, BROWSER, BROWSER, RealmDocument.OWN_FLOW, alias);
    }
    for (FlowFault fault : FlowFault.of(flow, realm.description().proofs())) {
      add(
          client,
          CLOSED,
          BROWSER,
          RealmDocument.OWN_FLOW,
          BrokerCheck.described(realm, alias, fault));
    }
  }

  private void direct(JsonNode client) {
    String alias = client.path(RealmDocument.OWN_DIRECT_GRANT).asText("");
    FlowTree flow = flow(alias);
    if (!alias.isEmpty()
        && !isDetached(client, DIRECT, RealmDocument.OWN_DIRECT_GRANT, flow)
        && client.path(RealmDocument.DIRECT).asBoolean()
        && flow.canBePassedBy(FlowSteps::letsThrough)) {
      add(client, DIRECT, DIRECT, RealmDocument.OWN_DIRECT_GRANT, alias);
    }
  }

  /** Keycloak takes any flow, and the admin console shows those that stand by themselves alone. */
  private boolean isDetached(JsonNode client, String choice, String field, FlowTree flow) {
    if (flow.isTopLevel()) {
      return false;
    }
    add(client, CLOSED, choice, field, NAMES.get(choice) + ": " + BrokerCheck.detached(flow));
    return true;
  }

  private FlowTree flow(String alias) {
    return new FlowTree(realm.document(), alias);
  }

  private void add(JsonNode client, String part, String choice, String field, String from) {
    String id = client.path(ID).asText();
    realm.add(
        realm.part(part).of(id),
        choice + ":" + id,
        Verdict.CONFLICT,
        from,
        "none",
        document ->
            ((ObjectNode) Comparison.named(document.path(RealmDocument.CLIENTS), ID, id))
                .put(field, ""));
  }
}
