package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
public final class LeftOut {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROFILE =
      "/components/org.keycloak.userprofile.UserProfileProvider/0/config";
  private static final String PACKED = "kc.user.profile.config";

  /** Settings that are on, with values by which they do nothing. */
  private static final Map<String, Consumer<ObjectNode>> LIMITS =
      Map.ofEntries(
          Map.entry(
              "languages",
              realm -> realm.put("defaultLocale", "de").putArray("supportedLocales").add("de")),
          Map.entry("bruteForce/tries", realm -> realm.put("failureFactor", 1_000_000)),
          Map.entry("bruteForce/pause", realm -> realm.put("maxFailureWaitSeconds", 1)),
          Map.entry("bruteForce/reset", realm -> realm.put("maxDeltaTimeSeconds", 1)),
          Map.entry(
              "enabledEventTypes", realm -> realm.putArray("enabledEventTypes").add("LOGOUT")),
          Map.entry("eventsKept", realm -> realm.put("eventsExpiration", 1)),
          Map.entry("loginTheme", realm -> realm.put("loginTheme", "misspelt")),
          Map.entry("passwordPolicy/maxLength", realm -> policy(realm, " and maxLength(7)")),
          Map.entry(
              "passwordPolicy/regexPattern", realm -> policy(realm, " and regexPattern([0-9]{4})")),
          Map.entry(
              "passwordPolicy/guessList",
              realm ->
                  realm.put(
                      "passwordPolicy",
                      realm.path("passwordPolicy").asText().replace("default", "nofile"))),
          Map.entry(
              "contentSecurityPolicy",
              realm ->
                  realm.withObject("/browserSecurityHeaders").put("contentSecurityPolicy", "")),
          Map.entry("methods", LeftOut::methods),
          Map.entry("methods/counting", LeftOut::counting),
          Map.entry(
              "actions/smsByDefault",
              realm -> action(realm, "enrol-sms").put("defaultAction", true)),
          Map.entry("actions/alias", realm -> action(realm, "update_user_locale").remove("alias")));

  private LeftOut() {}

  private static void methods(ObjectNode realm) {
    action(realm, "CONFIGURE_TOTP").put("enabled", false);
    action(realm, "webauthn-register").put("enabled", false);
    action(realm, "choose-second-factor")
        .withObject("/config")
        .put("adgang.secondFactor", "required");
  }

  private static void counting(ObjectNode realm) {
    action(realm, "webauthn-register").put("enabled", false);
    action(realm, "choose-second-factor")
        .withObject("/config")
        .put("adgang.secondFactor", "required")
        .put("adgang.secondFactor.methods", "passkey");
  }

  private static void policy(ObjectNode realm, String another) {
    realm.put("passwordPolicy", realm.path("passwordPolicy").asText() + another);
  }

  /** Takes the part of this id out of a realm file. */
  public static void from(ObjectNode realm, String part) {
    var name = part.substring(part.indexOf('/') + 1);
    if (LIMITS.containsKey(part)) {
      LIMITS.get(part).accept(realm);
    } else if (part.contains("client/") || part.equals("closed/client")) {
      LeftOutFlows.client(realm, part);
    } else if (part.contains("broker/")) {
      LeftOutFlows.broker(realm, part);
    } else if (part.startsWith("open/")
        || part.startsWith("shape/")
        || part.startsWith("closed/")
        || part.startsWith("condition/")) {
      LeftOutFlows.flow(realm, part);
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
      LeftOutFlows.step(realm, realm.path(part.substring(0, part.indexOf('/'))).asText(), name);
    } else if (part.equals("clientScopes/adgang")) {
      remove(realm.path("clientScopes"), each -> true);
      realm.remove("defaultDefaultClientScopes");
    } else if (part.startsWith("clientScopes/")) {
      remove(
          realm.at("/clientScopes/0/protocolMappers"),
          each -> part.endsWith("/" + each.path("name").asText()));
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

  public static void remove(JsonNode array, Predicate<JsonNode> which) {
    for (var each = array.iterator(); each.hasNext(); ) {
      if (which.test(each.next())) {
        each.remove();
      }
    }
  }
}
