package dk.adgang.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes one part out of a whole realm, as an administrator or an older realm file would lack it.
 */
final class LeftOut {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROFILE =
      "/components/org.keycloak.userprofile.UserProfileProvider/0/config";
  private static final String PACKED = "kc.user.profile.config";

  /** Settings that are on, with values by which they do nothing. */
  private static final Map<String, Consumer<ObjectNode>> LIMITS =
      Map.of(
          "languages",
              realm -> realm.put("defaultLocale", "de").putArray("supportedLocales").add("de"),
          "bruteForce/tries", realm -> realm.put("failureFactor", 1_000_000),
          "bruteForce/pause", realm -> realm.put("waitIncrementSeconds", 0),
          "enabledEventTypes", realm -> realm.putArray("enabledEventTypes").add("LOGOUT"),
          "eventsKept", realm -> realm.put("eventsExpiration", 1),
          "loginTheme", realm -> realm.put("loginTheme", "misspelt"),
          "passwordPolicy/maxLength",
              realm ->
                  realm.put(
                      "passwordPolicy",
                      realm.path("passwordPolicy").asText() + " and maxLength(7)"));

  private LeftOut() {}

  /** Takes the part of this id out of a realm file. */
  static void from(ObjectNode realm, String part) {
    var name = part.substring(part.indexOf('/') + 1);
    if (LIMITS.containsKey(part)) {
      LIMITS.get(part).accept(realm);
    } else if (part.startsWith("open/")
        || part.startsWith("closed/")
        || part.startsWith("condition/")) {
      flow(realm, part);
    } else if (part.startsWith("userProfile/")) {
      profile(realm, attributes(name));
    } else if (part.equals("requiredActions/choose-second-factor/config")) {
      action(realm, "choose-second-factor").remove("config");
    } else if (part.equals("requiredActions/UPDATE_PASSWORD/client")) {
      action(realm, "UPDATE_PASSWORD").withObject("/config").put("adgang.link.client", "nobody");
    } else if (part.equals("requiredActions/idp_link")) {
      action(realm, name).put("enabled", true);
    } else if (part.startsWith("requiredActions/")) {
      remove(realm.path("requiredActions"), each -> each.path("alias").asText().equals(name));
    } else if (part.startsWith("eventsListeners/")) {
      remove(realm.path("eventsListeners"), each -> each.asText().equals(name));
    } else if (part.startsWith("passwordPolicy/")) {
      var policy = realm.path("passwordPolicy").asText();
      realm.put(
          "passwordPolicy",
          String.join(
              " and ",
              List.of(policy.split(" and ", -1)).stream()
                  .filter(each -> !each.startsWith(name))
                  .toList()));
    } else if (part.contains("Flow/")) {
      step(realm, realm.path(part.substring(0, part.indexOf('/'))).asText(), name);
    } else if (part.startsWith("broker/")) {
      broker(realm, part);
    } else if (part.equals("clientScopes/adgang")) {
      remove(realm.path("clientScopes"), each -> true);
      realm.remove("defaultDefaultClientScopes");
    } else if (part.startsWith("clientScopes/")) {
      remove(
          realm.at("/clientScopes/0/protocolMappers"),
          each -> part.endsWith("/" + each.path("name").asText()));
    } else if (part.startsWith("client/")) {
      client(realm, part);
    } else if (realm.path(part).isBoolean()) {
      realm.put(part, !realm.path(part).asBoolean());
    } else {
      realm.remove(part);
    }
  }

  private static Consumer<ObjectNode> attributes(String part) {
    return switch (part) {
      case "title" ->
          profile ->
              remove(
                  profile.path("attributes"), each -> each.path("name").asText().equals("title"));
      case "title/administrators" ->
          profile ->
              profile
                  .path("attributes")
                  .forEach(
                      each -> {
                        if (each.path("name").asText().equals("title")) {
                          ((ObjectNode) each.path("permissions")).putArray("edit");
                        }
                      });
      case "unmanaged" -> profile -> profile.put("unmanagedAttributePolicy", "ENABLED");
      case "adgang/edit" ->
          profile ->
              profile
                  .withArray("/attributes")
                  .addPOJO(
                      Map.of(
                          "name",
                          "adgang.mine",
                          "annotations",
                          Map.of(),
                          "permissions",
                          Map.of("view", List.of("user"), "edit", List.of("user", "admin"))));
      case "annotations" ->
          profile -> ((ObjectNode) profile.path("attributes").path(0)).remove("annotations");
      default ->
          profile ->
              profile
                  .path("attributes")
                  .forEach(
                      each -> {
                        if (part.equals(each.path("name").asText() + "/edit")) {
                          ((ObjectNode) each.path("permissions")).withArray("/edit").add("user");
                        }
                      });
    };
  }

  private static void profile(ObjectNode realm, Consumer<ObjectNode> change) {
    try {
      var config = (ObjectNode) realm.at(PROFILE);
      var profile = (ObjectNode) JSON.readTree(config.path(PACKED).path(0).asText());
      change.accept(profile);
      config.putArray(PACKED).add(JSON.writeValueAsString(profile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode action(ObjectNode realm, String alias) {
    for (var action : realm.path("requiredActions")) {
      if (action.path("alias").asText().equals(alias)) {
        return (ObjectNode) action;
      }
    }
    throw new IllegalArgumentException("no action " + alias);
  }

  /** Adds a step that somebody may have thought harmless. */
  private static void flow(ObjectNode realm, String part) {
    switch (part) {
      case "open/browserFlow" -> add(realm, "adgang browser", "auth-username-form", "ALTERNATIVE");
      case "open/resetCredentialsFlow" ->
          step(realm, "adgang reset credentials", "adgang-forgotten-mail");
      case "closed/browserFlow" ->
          add(realm, "adgang browser forms", "deny-access-authenticator", "REQUIRED");
      case "closed/resetCredentialsFlow" ->
          add(realm, "adgang reset credentials", "deny-access-authenticator", "REQUIRED");
      case "condition/browserFlow" ->
          add(realm, "adgang browser second factor", "conditional-user-role", "REQUIRED");
      default -> add(realm, "adgang reset second factor", "conditional-user-role", "REQUIRED");
    }
  }

  private static void add(ObjectNode realm, String flow, String step, String requirement) {
    for (var each : realm.path("authenticationFlows")) {
      if (each.path("alias").asText().equals(flow)) {
        ((ArrayNode) each.path("authenticationExecutions"))
            .addObject()
            .put("authenticator", step)
            .put("requirement", requirement)
            .put("priority", 99);
      }
    }
  }

  /** Takes a step out of a flow and all below it. */
  private static void step(ObjectNode realm, String flow, String step) {
    for (var each : realm.path("authenticationFlows")) {
      if (each.path("alias").asText().equals(flow)) {
        remove(
            each.path("authenticationExecutions"),
            execution -> execution.path("authenticator").asText().equals(step));
        each.path("authenticationExecutions")
            .forEach(
                execution -> {
                  if (execution.has("flowAlias")) {
                    step(realm, execution.path("flowAlias").asText(), step);
                  }
                });
      }
    }
  }

  private static void broker(ObjectNode realm, String part) {
    var broker = realm.withArray("/identityProviders").addObject();
    broker.put("alias", "andetsted").put("providerId", "oidc").put("enabled", true);
    broker
        .putObject("config")
        .put("clientId", "us")
        .put("clientSecret", "secret")
        .put("authorizationUrl", "https://idp.test/auth")
        .put("tokenUrl", "https://idp.test/token");
    if (part.endsWith("first")) {
      broker.put("postBrokerLoginFlowAlias", "adgang after broker");
      broker.put("firstBrokerLoginFlowAlias", "first broker login");
    }
  }

  private static void client(ObjectNode realm, String part) {
    var client = realm.withArray("/clients").addObject();
    client.put("clientId", "kasse").put("publicClient", true).put("enabled", true);
    client.putArray("redirectUris").add("https://kasse.test/*");
    if (part.endsWith("scope")) {
      client.putArray("defaultClientScopes").add("basic");
    } else {
      client.putArray("defaultClientScopes").add("adgang");
      var flow = realm.withArray("/authenticationFlows").addObject();
      flow.put("id", "0c0f0000-0000-4000-8000-" + "%012x".formatted(System.nanoTime() >>> 16));
      flow.put("alias", "kun adgangskode").put("providerId", "basic-flow").put("topLevel", true);
      flow.put("builtIn", false).putArray("authenticationExecutions");
      client
          .putObject("authenticationFlowBindingOverrides")
          .put(part.endsWith("direct") ? "direct_grant" : "browser", flow.path("id").asText());
      if (part.endsWith("direct")) {
        client.put("directAccessGrantsEnabled", true);
        add(realm, "kun adgangskode", "direct-grant-validate-username", "REQUIRED");
      }
    }
  }

  private static void remove(JsonNode array, Predicate<JsonNode> which) {
    for (var each = array.iterator(); each.hasNext(); ) {
      if (which.test(each.next())) {
        each.remove();
      }
    }
  }
}
