package dk.adgang.testbed.realm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The descriptions of an identity provider, for the two realms of a {@link BrokerRealm}. */
public final class BrokerSettings {

  static final String SECRET = "fortrolig";

  private static final String FLOW = "adgang after broker";
  private static final String CLAIM = "oidc-hardcoded-claim-mapper";

  private BrokerSettings() {}

  /** The mappers that put the claims into the ID tokens. */
  static List<Map<String, Object>> mappers(Map<String, String> claims) {
    var says = new ArrayList<Map<String, Object>>();
    claims.forEach(
        (name, value) ->
            says.add(
                Map.of(
                    "name",
                    name,
                    "protocol",
                    "openid-connect",
                    "protocolMapper",
                    CLAIM,
                    "config",
                    Map.of(
                        "claim.name",
                        name,
                        "claim.value",
                        value,
                        "jsonType.label",
                        name.equals("acr") ? "String" : "JSON",
                        "id.token.claim",
                        "true"))));
    return says;
  }

  /** The addresses of a realm that is an identity provider, and the client of another one there. */
  public static Map<String, String> oidc(String issuer, String client, String secret) {
    var config = new HashMap<String, String>();
    config.put("clientId", client);
    config.put("clientSecret", secret);
    config.put("authorizationUrl", issuer + "/protocol/openid-connect/auth");
    config.put("tokenUrl", issuer + "/protocol/openid-connect/token");
    config.put("jwksUrl", issuer + "/protocol/openid-connect/certs");
    config.put("issuer", issuer);
    config.put("useJwksUrl", "true");
    config.put("validateSignature", "true");
    return config;
  }

  /** The identity provider, as the realm of the employees knows it. */
  static Map<String, Object> provider(String alias, String issuer, Map<String, String> more) {
    var config = oidc(issuer, alias, SECRET);
    config.put("clientAuthMethod", "client_secret_post");
    config.put("disableUserInfo", "true");
    config.put("defaultScope", "openid email profile");
    config.putAll(more);
    var flow = config.remove("flow");
    var firstFlow = config.remove("firstFlow");
    var settings = new LinkedHashMap<String, Object>();
    settings.put("alias", alias);
    settings.put("providerId", "oidc");
    settings.put("enabled", true);
    settings.put("config", config);
    if (!"none".equals(flow)) {
      settings.put("postBrokerLoginFlowAlias", FLOW);
    }
    if (firstFlow != null) {
      settings.put("firstBrokerLoginFlowAlias", firstFlow);
    }
    return settings;
  }
}
