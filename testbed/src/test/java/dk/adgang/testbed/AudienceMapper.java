package dk.adgang.testbed;

import java.util.Map;

/** Keycloak's mapper that names somebody as whom a token is for, as a client has it. */
final class AudienceMapper {

  private AudienceMapper() {}

  /** One that names a client. */
  static Map<String, Object> ofClient(String client) {
    return of("included.client.audience", client);
  }

  /** One that names any address. */
  static Map<String, Object> ofAddress(String address) {
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
