package dk.adgang.testbed.realm;

import java.util.Map;

/** Keycloak's mapper that adds an audience to a token, as a client has it. */
public final class AudienceMapper {

  private AudienceMapper() {}

  /** One that names a client. */
  public static Map<String, Object> ofClient(String client) {
    return of("included.client.audience", client);
  }

  /** One that names any address. */
  public static Map<String, Object> ofAddress(String address) {
    return of("included.custom.audience", address);
  }

  private static Map<String, Object> of(String audience, String whom) {
    return Map.of(
        "name",
        "audience",
        "protocol",
        "openid-connect",
        "protocolMapper",
        "oidc-audience-mapper",
        "config",
        Map.of(audience, whom, "access.token.claim", "true"));
  }
}
