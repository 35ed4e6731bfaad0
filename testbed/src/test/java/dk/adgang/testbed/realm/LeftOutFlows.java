package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * Flows of a whole realm, identity providers and clients as an administrator may have made them.
 */
public final class LeftOutFlows {

  private LeftOutFlows() {}

  /** Adds a step that somebody may have thought harmless. */
  public static void flow(ObjectNode realm, String part) {
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
      case "condition/resetCredentialsFlow" ->
          add(realm, "adgang reset second factor", "conditional-user-role", "REQUIRED");
      case "closed/forms/browserFlow" ->
          withoutCondition(realm, "adgang browser forms", "adgang-password-check");
      case "closed/forms/resetCredentialsFlow" ->
          withoutCondition(realm, "adgang reset credentials", "reset-password");
      case "closed/factor/browserFlow" -> require(realm, "adgang browser forms", "CONDITIONAL");
      case "closed/factor/resetCredentialsFlow" ->
          require(realm, "adgang reset credentials", "CONDITIONAL");
      case "closed/proofs/browserFlow" ->
          require(realm, "adgang browser second factor", "ALTERNATIVE");
      case "closed/proofs/resetCredentialsFlow" ->
          require(realm, "adgang reset second factor", "ALTERNATIVE");
      case "shape/browserFlow" ->
          change(realm, "adgang browser forms", "adgang-password-check", "priority", "28");
      case "shape/resetCredentialsFlow" ->
          change(realm, "adgang reset second factor", "adgang-sms", "authenticatorConfig", null);
      case "shape/directGrantFlow" ->
          change(
              realm,
              "adgang no direct grant",
              "deny-access-authenticator",
              "requirement",
              "ALTERNATIVE");
      case "shape/firstBrokerLoginFlow" ->
          change(
              realm,
              "adgang first broker account",
              "idp-create-user-if-unique",
              "requirement",
              "DISABLED");
      case "shape/afterBroker" ->
          change(
              realm,
              "adgang after broker second factor",
              "adgang-broker-unproven",
              "requirement",
              "DISABLED");
      default -> throw new IllegalArgumentException("no way to make " + part);
    }
  }

  private static void change(
      ObjectNode realm, String flow, String step, String field, String value) {
    for (var each : steps(realm, flow)) {
      if (each.path("authenticator").asText().equals(step)) {
        ((ObjectNode) each).put(field, value);
      }
    }
  }

  private static void withoutCondition(ObjectNode realm, String flow, String step) {
    var alias = "uden betingelse";
    var below = realm.withArray("/authenticationFlows").addObject();
    below.put("alias", alias).put("providerId", "basic-flow").put("topLevel", false);
    below.put("builtIn", false).putArray("authenticationExecutions");
    add(realm, alias, step, "REQUIRED");
    steps(realm, flow)
        .addObject()
        .put("flowAlias", alias)
        .put("authenticatorFlow", true)
        .put("requirement", "CONDITIONAL")
        .put("priority", 99);
  }

  /** Asks everybody for what was asked of some. */
  private static void require(ObjectNode realm, String flow, String before) {
    for (var step : steps(realm, flow)) {
      if (step.path("requirement").asText().equals(before)) {
        ((ObjectNode) step).put("requirement", "REQUIRED");
      }
    }
  }

  private static ArrayNode steps(ObjectNode realm, String flow) {
    for (var each : realm.path("authenticationFlows")) {
      if (each.path("alias").asText().equals(flow)) {
        return (ArrayNode) each.path("authenticationExecutions");
      }
    }
    throw new IllegalArgumentException("no flow " + flow);
  }

  private static void add(ObjectNode realm, String flow, String step, String requirement) {
    steps(realm, flow)
        .addObject()
        .put("authenticator", step)
        .put("requirement", requirement)
        .put("priority", 99);
  }

  /** Takes a step out of a flow and all below it. */
  public static void step(ObjectNode realm, String flow, String step) {
    for (var each : realm.path("authenticationFlows")) {
      if (each.path("alias").asText().equals(flow)) {
        LeftOut.remove(
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

  public static void broker(ObjectNode realm, String part) {
    var broker = realm.withArray("/identityProviders").addObject();
    broker.put("alias", "andetsted").put("providerId", "oidc").put("enabled", true);
    broker
        .putObject("config")
        .put("clientId", "us")
        .put("clientSecret", "secret")
        .put("authorizationUrl", "https://idp.test/auth")
        .put("tokenUrl", "https://idp.test/token");
    broker.put("trustEmail", part.equals("broker/trust"));
    if (part.startsWith("condition/")) {
      var flow = part.endsWith("first") ? "adgang connect" : "adgang after broker";
      add(realm, flow + " second factor", "conditional-user-role", "REQUIRED");
    }
    switch (part) {
      case "broker/first" -> broker.put("firstBrokerLoginFlowAlias", "first broker login");
      case "closed/broker/first" ->
          broker.put("firstBrokerLoginFlowAlias", "adgang first broker account");
      case "closed/broker/after" ->
          broker.put("postBrokerLoginFlowAlias", "adgang after broker second factor");
      default -> {
        // The realm's own flow counts.
      }
    }
    if (!part.endsWith("broker/after") || part.startsWith("condition/")) {
      broker.put("postBrokerLoginFlowAlias", "adgang after broker");
    }
  }

  public static void client(ObjectNode realm, String part) {
    var client = realm.withArray("/clients").addObject();
    client.put("clientId", "kasse").put("publicClient", true).put("enabled", true);
    client.putArray("redirectUris").add("https://kasse.test/*");
    if (part.endsWith("scope")) {
      client.putArray("defaultClientScopes").add("basic");
    } else {
      client.putArray("defaultClientScopes").add("adgang");
      var flow = realm.withArray("/authenticationFlows").addObject();
      flow.put("id", UUID.randomUUID().toString());
      flow.put("alias", "kun adgangskode").put("providerId", "basic-flow");
      flow.put("topLevel", !part.equals("closed/client")).put("builtIn", false);
      flow.putArray("authenticationExecutions");
      client
          .putObject("authenticationFlowBindingOverrides")
          .put(part.endsWith("direct") ? "direct_grant" : "browser", flow.path("id").asText());
      if (part.endsWith("direct")) {
        client.put("directAccessGrantsEnabled", true);
        add(realm, "kun adgangskode", "direct-grant-validate-username", "REQUIRED");
      }
    }
  }
}
