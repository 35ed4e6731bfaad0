package dk.adgang.admin.setup.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.RealmReader;
import dk.adgang.admin.setup.SetupRefusedException;
import dk.adgang.admin.setup.check.Comparison;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.util.JsonSerialization;

/** Makes a realm as a description says, where it differs from another description. */
public final class RealmWriter {

  private static final String NAME = "name";

  /** The parts that {@link RealmReader} describes apart from Keycloak's own settings of a realm. */
  private static final Set<String> APART =
      Set.of(
          RealmDocument.PROFILE,
          RealmDocument.TEXTS,
          RealmDocument.SCOPES,
          RealmDocument.DEFAULT_SCOPES,
          RealmDocument.OPTIONAL_SCOPES,
          RealmDocument.CLIENTS,
          RealmDocument.BROKERS,
          RealmDocument.FACTS,
          RealmDocument.FLOWS,
          RealmDocument.STEP_SETTINGS,
          RealmDocument.ACTIONS);

  /** A client's own flows: the field that describes one, and Keycloak's name for its place. */
  private static final Map<String, String> OVERRIDES =
      Map.of(
          RealmDocument.OWN_FLOW, AuthenticationFlowBindings.BROWSER_BINDING,
          RealmDocument.OWN_DIRECT_GRANT, AuthenticationFlowBindings.DIRECT_GRANT_BINDING);

  /** Settings that Keycloak reads together: one alone would bring the others' defaults. */
  private static final Set<String> TOGETHER = Set.of("webAuthnPolicy", "otpPolicy");

  private static final ObjectMapper JSON = JsonSerialization.mapper;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ObjectNode from;
  private final ObjectNode to;

  public RealmWriter(KeycloakSession session, RealmModel realm, ObjectNode from, ObjectNode to) {
    this.session = session;
    this.realm = realm;
    this.from = from;
    this.to = to;
  }

  public void write() {
    part(RealmDocument.FLOWS, new FlowWriter(session, realm, from, to)::write);
    part("realm", this::settings);
    part(RealmDocument.PROFILE, this::profile);
    part(RealmDocument.TEXTS, this::texts);
    part(RealmDocument.ACTIONS, new ActionWriter(realm, from, to)::write);
    part(RealmDocument.SCOPES, () -> to.path(RealmDocument.SCOPES).forEach(this::scope));
    part(
        RealmDocument.DEFAULT_SCOPES,
        () -> to.path(RealmDocument.DEFAULT_SCOPES).forEach(this::defaultScope));
    part(RealmDocument.CLIENTS, () -> to.path(RealmDocument.CLIENTS).forEach(this::client));
    part(RealmDocument.BROKERS, new BrokerWriter(session, realm, from, to)::write);
  }

  private static void part(String name, Runnable write) {
    try {
      write.run();
    } catch (ModelException | ComponentValidationException e) {
      throw new SetupRefusedException(name, e);
    }
  }

  private void profile() {
    if (differs(RealmDocument.PROFILE)) {
      session
          .getProvider(UserProfileProvider.class)
          .setConfiguration(as(to.path(RealmDocument.PROFILE), UPConfig.class));
    }
  }

  private void texts() {
    if (!differs(RealmDocument.TEXTS)) {
      return;
    }
    to.path(RealmDocument.TEXTS)
        .properties()
        .forEach(
            language ->
                realm.createOrUpdateRealmLocalizationTexts(
                    language.getKey(),
                    language.getValue().properties().stream()
                        .collect(
                            Collectors.toMap(
                                each -> each.getKey(), each -> each.getValue().asText()))));
  }

  private boolean differs(String field) {
    return !to.path(field).equals(from.path(field));
  }

  private static <T> T as(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The description is no " + type.getSimpleName(), e);
    }
  }

  /** Only what differs: Keycloak leaves alone what is not said. */
  private void settings() {
    ObjectNode changed = JSON.createObjectNode();
    to.properties()
        .forEach(
            each -> {
              if (!APART.contains(each.getKey()) && differs(each.getKey())) {
                changed.set(each.getKey(), each.getValue());
              }
            });
    if (changed.isEmpty()) {
      return;
    }
    for (String group : TOGETHER) {
      to.properties().stream()
          .filter(each -> each.getKey().startsWith(group))
          .forEach(each -> changed.set(each.getKey(), each.getValue()));
    }
    RepresentationToModel.updateRealm(as(changed, RealmRepresentation.class), realm, session);
  }

  private void scope(JsonNode wanted) {
    String name = wanted.path(NAME).asText();
    JsonNode before = Comparison.named(from.path(RealmDocument.SCOPES), NAME, name);
    if (before.equals(wanted)) {
      return;
    }
    if (before.isMissingNode()) {
      RepresentationToModel.createClientScope(realm, as(wanted, ClientScopeRepresentation.class));
      return;
    }
    ClientScopeModel scope = scope(name);
    for (JsonNode mapper : wanted.path("protocolMappers")) {
      if (Comparison.stream(before.path("protocolMappers")).noneMatch(mapper::equals)) {
        ProtocolMapperModel replaced =
            scope.getProtocolMapperByName(scope.getProtocol(), mapper.path(NAME).asText());
        if (replaced != null) {
          scope.removeProtocolMapper(replaced);
        }
        scope.addProtocolMapper(
            RepresentationToModel.toModel(as(mapper, ProtocolMapperRepresentation.class)));
      }
    }
  }

  private ClientScopeModel scope(String name) {
    return realm
        .getClientScopesStream()
        .filter(scope -> scope.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void defaultScope(JsonNode name) {
    if (!Comparison.contains(from.path(RealmDocument.DEFAULT_SCOPES), name.asText())) {
      ClientScopeModel scope = scope(name.asText());
      if (Comparison.contains(from.path(RealmDocument.OPTIONAL_SCOPES), name.asText())) {
        // The database holds one assigned type of a scope, and does not change it.
        realm.removeDefaultClientScope(scope);
      }
      realm.addDefaultClientScope(scope, true);
    }
  }

  private void client(JsonNode wanted) {
    String id = wanted.path("clientId").asText();
    JsonNode before = Comparison.named(from.path(RealmDocument.CLIENTS), "clientId", id);
    OVERRIDES.forEach(
        (field, binding) -> {
          if (!before.path(field).equals(wanted.path(field))) {
            realm.getClientByClientId(id).removeAuthenticationFlowBindingOverride(binding);
          }
        });
    for (JsonNode name : wanted.path(RealmDocument.SCOPES)) {
      if (!Comparison.contains(before.path(RealmDocument.SCOPES), name.asText())) {
        ClientModel client = realm.getClientByClientId(id);
        client.addClientScope(scope(name.asText()), true);
      }
    }
  }
}
