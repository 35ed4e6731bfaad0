package dk.adgang.testbed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.GrantsRealm.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An identity provider, played by a realm of its own. */
final class TokenProvider {

  /** The realm, and how others name it. */
  static final String NAME = "kontoret";

  private final URI server;
  private final AdminRest admin;

  TokenProvider(TwoNodes nodes) {
    server = nodes.first().url();
    admin = nodes.admin();
    var users = new ArrayList<ObjectNode>();
    for (var person : Person.values()) {
      users.add(GrantsRealm.user(person));
    }
    admin.post("", Map.of("realm", NAME, "enabled", true, "users", users));
  }

  URI url() {
    return server.resolve("/realms/" + NAME + "/");
  }

  /** Lets a realm take what is signed here, for itself alone. */
  void serve(String realm) {
    admin.post(
        "/" + NAME + "/clients",
        Map.of(
            "clientId",
            realm,
            "publicClient",
            true,
            "directAccessGrantsEnabled",
            true,
            "fullScopeAllowed",
            false,
            "defaultClientScopes",
            List.of("basic"),
            "protocolMappers",
            List.of(AudienceMapper.ofAddress(server + "/realms/" + realm))));
  }

  String signedFor(Person person, String realm) {
    return GrantsRealm.json(
            new PlainBrowser()
                .post(
                    url().resolve("protocol/openid-connect/token"),
                    "grant_type",
                    "password",
                    "client_id",
                    realm,
                    "username",
                    person.email(),
                    "password",
                    Employee.USUAL_PASSWORD)
                .body())
        .path("access_token")
        .asText();
  }
}
