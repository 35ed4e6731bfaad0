package dk.adgang.link;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.util.ResolveRelative;

/**
 * Where an employee goes on to after creating a password, looked up then: a client's addresses may
 * have changed since the link was made.
 */
final class NextStop {

  /**
   * The client attribute that holds an app's own address, for example {@code dk.adgang.app:/}.
   * Keycloak takes no such address for a client's home page.
   */
  static final String HOME = "adgang.home";

  private final KeycloakSession session;
  private final RealmModel realm;

  NextStop(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * What the success page shows. An app's address does nothing on a computer without the app, so
   * that the realm's own choice on the web stands beside it.
   */
  LinkDonePage after(LinkEntity link) {
    Optional<ClientModel> client = client(link.clientId);
    Optional<Onward> main = client.flatMap(c -> address(c, link.redirectUri));
    Optional<ClientModel> web =
        main.filter(address -> !address.web())
            .flatMap(address -> MailedLinks.settings(realm).client())
            .flatMap(this::client);
    return new LinkDonePage(
        main.map(Onward::toString).orElse(null),
        client.map(ClientModel::getName).orElse(null),
        web.flatMap(c -> address(c, null)).filter(Onward::web).map(Onward::toString).orElse(null),
        link.purpose.name());
  }

  private Optional<ClientModel> client(String clientId) {
    return Optional.ofNullable(clientId)
        .map(realm::getClientByClientId)
        .filter(ClientModel::isEnabled);
  }

  private Optional<Onward> address(ClientModel client, String redirectUri) {
    if (redirectUri != null) {
      return Onward.read(RedirectUtils.verifyRedirectUri(session, redirectUri, client));
    }
    return Onward.read(client.getAttribute(HOME)).or(() -> homePage(client));
  }

  private Optional<Onward> homePage(ClientModel client) {
    String home = client.getBaseUrl();
    return home == null || home.isBlank()
        ? Optional.empty()
        : Onward.read(ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), home));
  }
}
