package dk.adgang.testbed.realm;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clients of a {@link MatrixRealm} that the realm file does not have: one for each grant. */
final class MatrixClients {

  private MatrixClients() {}

  /** As the REST takes them. */
  static List<Map<String, Object>> all() {
    return List.of(
        publicly(
            MatrixRealm.DEVICE,
            Map.of("attributes", Map.of("oauth2.device.authorization.grant.enabled", "true"))),
        publicly(MatrixRealm.DIRECT, Map.of("directAccessGrantsEnabled", true)),
        publicly(MatrixRealm.DIRECT_STOCK, Map.of("directAccessGrantsEnabled", true)),
        publicly(
            MatrixRealm.SUBJECT,
            Map.of(
                "standardFlowEnabled",
                true,
                "redirectUris",
                List.of(MatrixRealm.WEB_BACK.toString()),
                "protocolMappers",
                List.of(AudienceMapper.ofClient(MatrixRealm.EXCHANGE)))),
        confidential(MatrixRealm.EXCHANGE, "standard.token.exchange.enabled"),
        confidential(MatrixRealm.CIBA, "oidc.ciba.grant.enabled"));
  }

  /** A client that speaks SAML, as the REST takes it. */
  static Map<String, Object> saml(String id, URI back) {
    return Map.of(
        "clientId",
        id,
        "enabled",
        true,
        "protocol",
        "saml",
        "redirectUris",
        List.of(back.toString()),
        "attributes",
        Map.of(
            "saml_idp_initiated_sso_url_name",
            id,
            "saml_assertion_consumer_url_post",
            back.toString(),
            "saml.client.signature",
            "false",
            "saml.force.post.binding",
            "true"));
  }

  private static Map<String, Object> publicly(String id, Map<String, Object> more) {
    return client(id, true, more);
  }

  private static Map<String, Object> confidential(String id, String allowed) {
    return client(
        id, false, Map.of("secret", MatrixRealm.SECRET, "attributes", Map.of(allowed, "true")));
  }

  private static Map<String, Object> client(String id, boolean open, Map<String, Object> more) {
    var client = new LinkedHashMap<String, Object>();
    client.put("clientId", id);
    client.put("enabled", true);
    client.put("publicClient", open);
    client.put("standardFlowEnabled", false);
    client.put("directAccessGrantsEnabled", false);
    client.putAll(more);
    return client;
  }
}
