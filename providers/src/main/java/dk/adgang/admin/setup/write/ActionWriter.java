package dk.adgang.admin.setup.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import java.util.Objects;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.util.JsonSerialization;

/** Changes required actions as a description says. */
final class ActionWriter {

  private static final String ALIAS = "alias";

  private final RealmModel realm;
  private final ObjectNode from;
  private final ObjectNode to;

  ActionWriter(RealmModel realm, ObjectNode from, ObjectNode to) {
    this.realm = realm;
    this.from = from;
    this.to = to;
  }

  /** New ones are behind those that are there, which stay in their order. */
  void write() {
    JsonNode there = from.path(RealmDocument.ACTIONS);
    JsonNode wanted = to.path(RealmDocument.ACTIONS);
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(there.path(i))) {
        action(there.path(i), wanted.get(i));
      }
    }
  }

  private void action(JsonNode before, JsonNode wanted) {
    RequiredActionProviderRepresentation action =
        JsonSerialization.mapper.convertValue(wanted, RequiredActionProviderRepresentation.class);
    boolean isNew = before.isMissingNode();
    RequiredActionProviderModel model = isNew ? new RequiredActionProviderModel() : action(before);
    if (isNew) {
      model.setProviderId(action.getProviderId());
      model.setName(action.getName());
    }
    model.setAlias(action.getAlias());
    model.setDefaultAction(action.isDefaultAction());
    model.setEnabled(action.isEnabled());
    model.setPriority(action.getPriority());
    model.setConfig(action.getConfig());
    if (isNew) {
      realm.addRequiredActionProvider(model);
    } else {
      realm.updateRequiredActionProvider(model);
    }
  }

  private RequiredActionProviderModel action(JsonNode described) {
    String alias = described.hasNonNull(ALIAS) ? described.path(ALIAS).asText() : null;
    return realm
        .getRequiredActionProvidersStream()
        .filter(each -> Objects.equals(each.getAlias(), alias))
        .filter(each -> each.getProviderId().equals(described.path("providerId").asText()))
        .findFirst()
        .orElseThrow();
  }
}
