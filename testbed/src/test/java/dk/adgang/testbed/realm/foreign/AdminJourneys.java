package dk.adgang.testbed.realm.foreign;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An administrator's reading and changing by REST. */
final class AdminJourneys extends ForeignSteps {

  /** By what is ours, and nothing of Keycloak's, a server with the jars may be told. */
  private static final Pattern OURS =
      Pattern.compile("adgang.*|choose-second-factor|enrol-sms|(enrol|prove)-example-card");

  AdminJourneys(ForeignRealm realm, String person, Transcript answers) {
    super(realm, person, answers);
  }

  void adminRest() {
    begin();
    var authentication = "/" + realm.name() + "/authentication";
    var actions = realm.manage("GET", authentication + "/required-actions", null);
    answers.json("required actions", actions);
    for (var action : actions.path("body")) {
      var alias = action.path("alias").asText();
      var path = authentication + "/required-actions/" + alias;
      answers.json(alias, realm.manage("GET", path + "/config-description", null));
      answers.json(alias + ", settings", realm.manage("GET", path + "/config", null));
    }
    for (var settings :
        List.of(
            Map.of("max_auth_age", "60"),
            Map.of("max_auth_age", "-1"),
            Map.of("adgang.link.welcomeHours", "forever"))) {
      var path = authentication + "/required-actions/UPDATE_PASSWORD/config";
      answers.json(settings.toString(), realm.manage("PUT", path, Map.of("config", settings)));
      answers.json("stored", realm.manage("GET", path, null));
      answers.json("forgotten", realm.manage("DELETE", path, null));
    }
    for (var list :
        List.of(
            "/unregistered-required-actions",
            "/authenticator-providers",
            "/client-authenticator-providers",
            "/form-action-providers",
            "/flows")) {
      answers.json(list, without(realm.manage("GET", authentication + list, null)));
    }
    for (var path :
        List.of(
            "/credential-registrators",
            "/events/config",
            "/client-scopes",
            "/client-policies/policies",
            "/users/profile",
            "/adgang/employees/" + id + "/links",
            "/adgang/employees/" + id + "/second-factor")) {
      answers.json(path, without(realm.manage("GET", "/" + realm.name() + path, null)));
    }
    answers.json(
        "our pages", realm.call("GET", realm.url().getPath() + "adgang/link", "none", null));
    manage("PUT", "/reset-password", Map.of("type", "password", "value", "1"));
    manage("PUT", "/execute-actions-email", List.of("UPDATE_PASSWORD"));
    await().atMost(PATIENCE).until(() -> !realm.mailsTo(person).isEmpty());
    var mail = realm.mailsTo(person).get(0);
    answers.text("mail", mail.subject() + "\n" + mail.text());
    var link = realm.login(ForeignRealm.STOCK);
    link.go(URI.create(link(mail.text())));
    see("link", link);
    manage("GET", "/configured-user-storage-credential-types", null);
    credentials();
    organization();
    client();
    answers.text("mails", realm.mailsTo(person).size());
  }

  /** Employers may have any settings but ours, which would make the realm one of ours. */
  private void organization() {
    var name = "foreign-organizations";
    realm.admin().post("", Map.of("realm", name, "enabled", true, "organizationsEnabled", true));
    try {
      var organization =
          Map.of(
              "name",
              "Kaffehuset",
              "alias",
              "kaffehuset",
              "domains",
              List.of(Map.of("name", "kaffehuset.example")),
              "attributes",
              Map.of("sms", List.of("perhaps")));
      answers.json(
          "organization", realm.manage("POST", "/" + name + "/organizations", organization));
      var stored = (ObjectNode) realm.admin().get("/" + name + "/organizations").path(0).deepCopy();
      var path = "/" + name + "/organizations/" + stored.path("id").asText();
      stored.set("attributes", realm.admin().get(path).path("attributes"));
      stored.withObject("/attributes").putArray("secondFactor").add("perhaps");
      answers.json("changed", realm.manage("PUT", path, stored));
      answers.json("organizations", realm.manage("GET", path, null));
    } finally {
      realm.admin().delete("/" + name);
    }
  }

  /** So may clients, also where the name is nearly one of ours. */
  private void client() {
    var path = "/" + realm.name() + "/clients";
    var made =
        realm.manage(
            "POST",
            path,
            Map.of("clientId", "nearly", "attributes", Map.of("adgan.home", "perhaps")));
    answers.json("client", made);
    var id = realm.admin().get(path + "?clientId=nearly").path(0).path("id").asText();
    var stored = realm.admin().get(path + "/" + id);
    answers.json("client changed", realm.manage("PUT", path + "/" + id, stored));
    answers.json("client removed", realm.manage("DELETE", path + "/" + id, null));
  }

  /** Without what only a server with the jars can offer to a realm that wants it. */
  private static JsonNode without(JsonNode answer) {
    if (answer.path("body") instanceof ArrayNode all) {
      for (var i = all.size() - 1; i >= 0; i--) {
        var each = all.get(i);
        var id =
            each.isTextual()
                ? each
                : each.has("providerId") ? each.get("providerId") : each.path("id");
        if (OURS.matcher(id.asText()).matches()) {
          all.remove(i);
        }
      }
    }
    return answer;
  }
}
