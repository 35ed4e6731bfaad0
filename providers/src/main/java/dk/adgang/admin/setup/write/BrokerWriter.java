package dk.adgang.admin.setup.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import java.util.function.Consumer;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Changes identity providers as a description says. Values that are as before stay untouched. */
final class BrokerWriter {

  private static final String ALIAS = "alias";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ObjectNode from;
  private final ObjectNode to;

  BrokerWriter(KeycloakSession session, RealmModel realm, ObjectNode from, ObjectNode to) {
    this.session = session;
    this.realm = realm;
    this.from = from;
    this.to = to;
  }

  void write() {
    to.path(RealmDocument.BROKERS).forEach(this::broker);
  }

  private void broker(JsonNode wanted) {
    String alias = wanted.path(ALIAS).asText();
    JsonNode before = Comparison.named(from.path(RealmDocument.BROKERS), ALIAS, alias);
    if (before.equals(wanted)) {
      return;
    }
    IdentityProviderModel broker = session.identityProviders().getByAlias(alias);
    flow(before, wanted, RealmDocument.FIRST, broker::setFirstBrokerLoginFlowId);
    flow(before, wanted, RealmDocument.AFTER, broker::setPostBrokerLoginFlowId);
    if (!before.path(RealmDocument.TRUST_EMAIL).equals(wanted.path(RealmDocument.TRUST_EMAIL))) {
      broker.setTrustEmail(wanted.path(RealmDocument.TRUST_EMAIL).asBoolean());
    }
    session.identityProviders().update(broker);
  }

  /** A flow that does not exist has no name to be found by, and stays unless it is to change. */
  private void flow(JsonNode before, JsonNode wanted, String field, Consumer<String> set) {
    String alias = wanted.path(field).asText();
    if (!before.path(field).asText().equals(alias)) {
      set.accept(alias.isEmpty() ? null : realm.getFlowByAlias(alias).getId());
    }
  }
}
