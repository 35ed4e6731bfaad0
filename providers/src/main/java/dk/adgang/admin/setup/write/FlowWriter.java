package dk.adgang.admin.setup.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/** Makes flows as a description says. One that is there keeps its id, by which it is bound. */
final class FlowWriter {

  private static final String ALIAS = "alias";
  private static final String CONFIG = "config";

  private final RealmModel realm;
  private final ObjectNode from;
  private final ObjectNode to;

  FlowWriter(KeycloakSession session, RealmModel realm, ObjectNode from, ObjectNode to) {
    this.realm = realm;
    this.from = from;
    this.to = to;
  }

  void write() {
    List<JsonNode> changed =
        Comparison.stream(to.path(RealmDocument.FLOWS))
            .filter(
                flow ->
                    !Comparison.named(from.path(RealmDocument.FLOWS), ALIAS, text(flow, ALIAS))
                        .equals(flow))
            .toList();
    to.path(RealmDocument.STEP_SETTINGS).forEach(this::settings);
    // All are there before one names another.
    changed.forEach(this::flow);
    changed.forEach(this::steps);
  }

  private void settings(JsonNode wanted) {
    JsonNode before =
        Comparison.named(from.path(RealmDocument.STEP_SETTINGS), ALIAS, text(wanted, ALIAS));
    AuthenticatorConfigModel there = realm.getAuthenticatorConfigByAlias(text(wanted, ALIAS));
    if (there != null && before.path(CONFIG).equals(wanted.path(CONFIG))) {
      return;
    }
    AuthenticatorConfigModel settings = there == null ? new AuthenticatorConfigModel() : there;
    settings.setAlias(text(wanted, ALIAS));
    settings.setConfig(
        JsonSerialization.mapper.convertValue(
            wanted.path(CONFIG), new com.fasterxml.jackson.core.type.TypeReference<>() {}));
    if (there == null) {
      realm.addAuthenticatorConfig(settings);
    } else {
      realm.updateAuthenticatorConfig(settings);
    }
  }

  private void flow(JsonNode wanted) {
    AuthenticationFlowModel there = realm.getFlowByAlias(text(wanted, ALIAS));
    AuthenticationFlowModel flow = there == null ? new AuthenticationFlowModel() : there;
    flow.setAlias(text(wanted, ALIAS));
    flow.setDescription(text(wanted, "description"));
    flow.setProviderId(text(wanted, "providerId"));
    flow.setTopLevel(wanted.path("topLevel").asBoolean());
    if (there == null) {
      realm.addAuthenticationFlow(flow);
    } else {
      realm.updateAuthenticationFlow(flow);
    }
  }

  private void steps(JsonNode wanted) {
    AuthenticationFlowModel flow = realm.getFlowByAlias(text(wanted, ALIAS));
    realm
        .getAuthenticationExecutionsStream(flow.getId())
        .toList()
        .forEach(realm::removeAuthenticatorExecution);
    for (JsonNode each : wanted.path(RealmDocument.STEPS)) {
      AuthenticationExecutionModel step = new AuthenticationExecutionModel();
      step.setParentFlow(flow.getId());
      step.setPriority(each.path("priority").asInt());
      step.setRequirement(Requirement.valueOf(text(each, "requirement")));
      if (each.hasNonNull("flowAlias")) {
        step.setAuthenticatorFlow(true);
        step.setFlowId(realm.getFlowByAlias(text(each, "flowAlias")).getId());
      } else {
        step.setAuthenticator(text(each, "authenticator"));
      }
      if (each.hasNonNull(RealmDocument.STEP_SETTINGS)) {
        step.setAuthenticatorConfig(
            realm.getAuthenticatorConfigByAlias(text(each, RealmDocument.STEP_SETTINGS)).getId());
      }
      realm.addAuthenticatorExecution(step);
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
