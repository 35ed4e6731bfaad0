package dk.adgang.testbed.realm.foreign;

import static dk.adgang.testbed.realm.foreign.ForeignRealm.ASSERTION;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.BACK;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.CIBA;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.CONSENT;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.DEVICE;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.EXCHANGE;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.OFFICE;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.PASSWORDLESS;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.SAML;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.SECRET;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.STOCK;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.WEB;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.inbox.Inbox;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The clients, flows and identity provider that a realm gets for the journeys in it. */
final class ForeignParts {

  private static final String ALL_WAYS = "foreign all ways";
  private static final String KEY_ALONE = "foreign key alone";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Registered in a new realm, and switched on here. */
  private static final List<String> ACTIONS =
      List.of(
          "webauthn-register",
          "webauthn-register-passwordless",
          "CONFIGURE_RECOVERY_AUTHN_CODES",
          "delete_credential",
          "UPDATE_EMAIL",
          "TERMS_AND_CONDITIONS",
          "idp_link",
          "delete_account");

  private final URI server;
  private final AdminRest admin;
  private final Inbox inbox;
  private final String name;
  private final String office;
  private final Deque<Runnable> undo;

  /**
   * Prepares a realm, which is made when the server has none of that name.
   *
   * @param office the name of the realm that plays the identity provider
   * @param undo takes how to leave all as it was, last change first
   */
  ForeignParts(
      URI server, AdminRest admin, Inbox inbox, String name, String office, Deque<Runnable> undo) {
    this.server = server;
    this.admin = admin;
    this.inbox = inbox;
    this.name = name;
    this.office = office;
    this.undo = undo;
  }

  /** Makes all of it. */
  void make() {
    if (name.equals(KeycloakServer.MASTER)) {
      var before = admin.get("/" + name);
      undo.push(() -> admin.put("/" + name, before));
    } else {
      admin.post("", Map.of("realm", name, "enabled", true));
      undo.push(() -> admin.delete("/" + name));
    }
    var realm = (ObjectNode) admin.get("/" + name);
    realm.put("registrationAllowed", true);
    realm.put("resetPasswordAllowed", true);
    realm
        .putObject("smtpServer")
        .put("host", "localhost")
        .put("port", Integer.toString(inbox.smtpPort()))
        .put("from", "realm@foreign.example");
    admin.put("/" + name, realm);
    for (var action : ACTIONS) {
      var path = "/" + name + "/authentication/required-actions/" + action;
      var before = admin.get(path);
      admin.put(path, before.<ObjectNode>require().deepCopy().put("enabled", true));
      undo.push(() -> admin.put(path, before));
    }
    var all = allWays();
    client(WEB, Map.of("authenticationFlowBindingOverrides", Map.of("browser", all)));
    client(STOCK, Map.of());
    // Those that are asked about on a page: it lists them in an order that no server promises.
    var scopes = List.of("basic", "profile");
    client(CONSENT, Map.of("consentRequired", true, "defaultClientScopes", scopes));
    client(
        PASSWORDLESS, Map.of("authenticationFlowBindingOverrides", Map.of("browser", keyAlone())));
    client(
        DEVICE,
        Map.of(
            "attributes",
            Map.of("oauth2.device.authorization.grant.enabled", "true"),
            "defaultClientScopes",
            scopes));
    saml();
    secret(CIBA, Map.of("oidc.ciba.grant.enabled", "true"));
    secret(EXCHANGE, Map.of("standard.token.exchange.enabled", "true"));
    secret(
        ASSERTION,
        Map.of(
            "oauth2.jwt.authorization.grant.enabled",
            "true",
            "oauth2.jwt.authorization.grant.idp",
            OFFICE));
    new ForeignOffice(server, admin, name, office, undo).make();
  }

  /** Keycloak's own browser flow, which asks for whatever somebody has, and notes how. */
  private String allWays() {
    var flows = "/" + name + "/authentication/flows";
    admin.post(flows + "/browser/copy", Map.of("newName", ALL_WAYS));
    var id = flowId(ALL_WAYS);
    undo.push(() -> admin.delete(flows + "/" + id));
    var steps = flows + "/" + AdminRest.encode(ALL_WAYS).replace("+", "%20") + "/executions";
    for (var step : admin.get(steps)) {
      switch (step.path("providerId").asText()) {
        case "webauthn-authenticator" -> {
          admin.put(steps, ((ObjectNode) step).put("requirement", "ALTERNATIVE"));
          reference(step, "swk");
        }
        case "auth-recovery-authn-code-form" ->
            admin.put(steps, ((ObjectNode) step).put("requirement", "ALTERNATIVE"));
        case "auth-username-password-form" -> reference(step, "pwd");
        case "auth-otp-form" -> reference(step, "otp");
        default -> {
          // Stays as it is.
        }
      }
    }
    return id;
  }

  private void reference(JsonNode step, String value) {
    admin.post(
        "/%s/authentication/executions/%s/config".formatted(name, step.path("id").asText()),
        Map.of(
            "alias",
            "foreign " + value,
            "config",
            Map.of("default.reference.value", value, "default.reference.maxAge", "3600")));
  }

  private String keyAlone() {
    var flows = "/" + name + "/authentication/flows";
    admin.post(
        flows,
        Map.of("alias", KEY_ALONE, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
    var id = flowId(KEY_ALONE);
    undo.push(() -> admin.delete(flows + "/" + id));
    var steps = flows + "/" + AdminRest.encode(KEY_ALONE).replace("+", "%20") + "/executions";
    for (var each : List.of("auth-username-form", "webauthn-authenticator-passwordless")) {
      admin.post(steps + "/execution", Map.of("provider", each));
    }
    for (var step : admin.get(steps)) {
      admin.put(steps, ((ObjectNode) step).put("requirement", "REQUIRED"));
    }
    return id;
  }

  private String flowId(String alias) {
    for (var flow : admin.get("/" + name + "/authentication/flows")) {
      if (flow.path("alias").asText().equals(alias)) {
        return flow.path("id").asText();
      }
    }
    throw new AssertionError("No flow " + alias);
  }

  private void client(String id, Map<String, Object> more) {
    var client = JSON.createObjectNode();
    client.put("clientId", id).put("enabled", true).put("publicClient", true);
    client.put("directAccessGrantsEnabled", true);
    client.putArray("redirectUris").add(BACK);
    client
        .putArray("protocolMappers")
        .addPOJO(
            Map.of(
                "name",
                "amr",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-amr-mapper",
                "config",
                Map.of("access.token.claim", "true", "id.token.claim", "true")));
    more.forEach((key, value) -> client.set(key, JSON.valueToTree(value)));
    add(client);
  }

  private void saml() {
    var client = JSON.createObjectNode();
    client.put("clientId", SAML).put("enabled", true).put("protocol", "saml");
    client.putArray("redirectUris").add(BACK);
    client
        .putObject("attributes")
        .put("saml_idp_initiated_sso_url_name", SAML)
        .put("saml_assertion_consumer_url_post", BACK)
        .put("saml.client.signature", "false")
        .put("saml.force.post.binding", "true");
    add(client);
  }

  private void secret(String id, Map<String, String> allowed) {
    var client = JSON.createObjectNode();
    client.put("clientId", id).put("enabled", true).put("secret", SECRET);
    client.put("directAccessGrantsEnabled", true);
    client.set("attributes", JSON.valueToTree(allowed));
    add(client);
  }

  private void add(ObjectNode client) {
    var id = admin.post("/" + name + "/clients", client).createdId();
    undo.push(() -> admin.delete("/" + name + "/clients/" + id));
  }
}
