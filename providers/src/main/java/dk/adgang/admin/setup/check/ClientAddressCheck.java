package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.stream.Stream;

/** The addresses at which a login with a client may end. */
@PureRule
final class ClientAddressCheck {

  private static final String ANYWHERE = "client/anywhere";
  private static final String ALL = "*";

  private final Comparison realm;

  private ClientAddressCheck(Comparison realm) {
    this.realm = realm;
  }

  static void look(Comparison realm) {
    realm.present(RealmDocument.CLIENTS).forEach(new ClientAddressCheck(realm)::client);
  }

  private void client(JsonNode client) {
    if (!client.path(RealmDocument.ENABLED).asBoolean()) {
      return;
    }
    String id = client.path("clientId").asText();
    Comparison.stream(client.path(RealmDocument.REDIRECTS))
        .map(JsonNode::asText)
        .filter(ClientAddressCheck::isAnywhere)
        .findFirst()
        .ifPresent(
            address ->
                realm.add(
                    realm.part(ANYWHERE).of(id),
                    ANYWHERE + ":" + id,
                    Verdict.BY_HAND,
                    address,
                    "the addresses of this client alone",
                    document -> {}));
  }

  /** Keycloak takes a star at the end for every address that begins like what is before it. */
  private static boolean isAnywhere(String address) {
    String beginning = address.strip();
    return beginning.endsWith(ALL)
        && Stream.of("https://", "http://")
            .anyMatch(scheme -> scheme.startsWith(beginning.substring(0, beginning.length() - 1)));
  }
}
