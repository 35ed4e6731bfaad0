package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.cluster.TwoNodes;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.realm.GrantsRealm.Person;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An identity provider, played by a realm of its own. */
public final class TokenProvider {

  /** The name of the realm, and its alias in others. */
  public static final String NAME = "kontoret";

  private final URI server;
  private final AdminRest admin;

  public TokenProvider(TwoNodes nodes) {
    server = nodes.first().url();
    admin = nodes.admin();
    var users = new ArrayList<ObjectNode>();
    for (var person : Person.values()) {
      users.add(GrantsRealm.user(person));
    }
    admin.post("", Map.of("realm", NAME, "enabled", true, "users", users));
  }

  public URI url() {
    return server.resolve("/realms/" + NAME + "/");
  }

  /** Lets a realm accept tokens that are signed here for that realm. */
  public void serve(String realm) {
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

  public String signedFor(Person person, String realm) {
    return GrantsRealm.json(
            new HttpBrowser()
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
