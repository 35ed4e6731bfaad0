package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.realm.GrantsRealm.Person;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The people, clients and permissions of a {@link GrantsRealm}, and its identity provider. */
final class GrantsParts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final AdminRest admin;
  private final TokenProvider provider;
  private final String name;
  private final boolean isOurs;

  GrantsParts(URI server, AdminRest admin, TokenProvider provider, String name, boolean isOurs) {
    this.server = server;
    this.admin = admin;
    this.provider = provider;
    this.name = name;
    this.isOurs = isOurs;
  }

  /** Makes the realm, with all of it. */
  void make() throws IOException {
    var realm =
        isOurs ? Project.find().realmWithSamples() : JSON.createObjectNode().put("enabled", true);
    realm.put("realm", name);
    realm.putArray("organizations");
    realm.putArray("eventsListeners");
    for (var action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals("choose-second-factor")) {
        action
            .<ObjectNode>require()
            .withObject("/config")
            .put("adgang.secondFactor.requiredTitles", Employees.BUTIKSCHEF);
      }
    }
    var users = realm.putArray("users");
    for (var person : Person.values()) {
      users.add(local(person));
    }
    var clients = realm.withArray("/clients");
    clients.add(client("ciba", Map.of("oidc.ciba.grant.enabled", "true")));
    clients.add(
        client(
            "assertion",
            Map.of(
                "oauth2.jwt.authorization.grant.enabled",
                "true",
                "oauth2.jwt.authorization.grant.idp",
                TokenProvider.NAME)));
    clients.add(client("exchange", Map.of()));
    clients.addPOJO(
        Map.of(
            "clientId",
            "own",
            "enabled",
            true,
            "publicClient",
            true,
            "redirectUris",
            List.of(GrantsRealm.BACK)));
    admin.post("", realm);
    provider.serve(name);
    believe();
    allow();
  }

  private ObjectNode local(Person person) {
    var local = GrantsRealm.user(person);
    local.put("id", UUID.randomUUID().toString());
    if (isOurs) {
      local.withObject("/attributes").putArray("title").add(person.title);
    }
    if (person.enrolled) {
      local.withArray("credentials").addPOJO(Factors.app(Totp.ofTest()));
    }
    return local;
  }

  private static ObjectNode client(String id, Map<String, String> allowed) {
    var client = JSON.createObjectNode();
    client.put("clientId", id);
    client.put("enabled", true);
    client.put("secret", GrantsRealm.SECRET);
    client.set("attributes", JSON.valueToTree(allowed));
    return client;
  }

  /** Connects everybody with their accounts at the identity provider. */
  private void believe() {
    var config =
        BrokerSettings.oidc(server + "/realms/" + TokenProvider.NAME, name, GrantsRealm.SECRET);
    config.put("disableUserInfo", "true");
    config.put("jwtAuthorizationGrantEnabled", "true");
    admin.post(
        "/" + name + "/identity-provider/instances",
        Map.of(
            "alias", TokenProvider.NAME, "providerId", "oidc", "enabled", true, "config", config));
    for (var person : Person.values()) {
      admin.post(
          "/%s/users/%s/federated-identity/%s"
              .formatted(name, GrantsRealm.id(admin, name, person), TokenProvider.NAME),
          Map.of(
              "userId",
              GrantsRealm.id(admin, TokenProvider.NAME, person),
              "userName",
              person.email()));
    }
  }

  /** Lets the client exchange any token, for anybody. */
  private void allow() {
    var management = clientId("realm-management");
    // The first permission makes the client that holds the policy.
    var permissions =
        List.of(
            admin
                .put(
                    "/%s/identity-provider/instances/%s/management/permissions"
                        .formatted(name, TokenProvider.NAME),
                    Map.of("enabled", true))
                .body()
                .at("/scopePermissions/token-exchange"),
            admin
                .put("/" + name + "/users-management-permissions", Map.of("enabled", true))
                .body()
                .at("/scopePermissions/impersonate"));
    var holder = "/%s/clients/%s/authz/resource-server".formatted(name, management);
    var policy =
        admin
            .post(
                holder + "/policy/client",
                Map.of("name", "everything", "clients", List.of(clientId("exchange"))))
            .body()
            .path("id")
            .asText();
    for (var each : permissions) {
      var path = holder + "/permission/scope/" + each.asText();
      var permission = (ObjectNode) admin.get(path);
      permission.putArray("policies").add(policy);
      admin.put(path, permission);
    }
  }

  private String clientId(String client) {
    return admin.get("/" + name + "/clients?clientId=" + client).path(0).path("id").asText();
  }
}
