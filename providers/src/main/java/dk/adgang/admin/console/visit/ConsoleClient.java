package dk.adgang.admin.console.visit;

import dk.adgang.policy.ConsoleLogin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;

/**
 * The client by which people log in to the console. It is made when somebody first opens the
 * console of a realm, because its addresses hold the realm's name, which a realm file cannot know.
 * An administrator closes the console by disabling it.
 */
final class ConsoleClient {

  private static final String S256 = "S256";

  private ConsoleClient() {}

  /** Returns the client. The first visitor of a realm has it made. */
  static ClientModel of(KeycloakSession session, RealmModel realm) {
    ClientModel there = realm.getClientByClientId(ConsoleLogin.CLIENT);
    if (there == null) {
      // In a transaction of its own: two first visitors at once make one client, and one of them
      // meets an error.
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(), own -> make(own, realm.getId()));
      there = realm.getClientByClientId(ConsoleLogin.CLIENT);
    }
    String pages = pages(realm);
    if (isOurs(there) && !there.getRedirectUris().equals(Set.of(pages + "/*"))) {
      // The realm was imported under another name, or somebody added an address.
      there.setRedirectUris(Set.of(pages + "/*"));
      there.setBaseUrl(pages);
    }
    return there;
  }

  /**
   * Whether the client is as we make it. Another one of this name, or one that somebody has opened
   * for more, does not open the console.
   */
  static boolean isOurs(ClientModel client) {
    return client.isPublicClient()
        && client.isStandardFlowEnabled()
        && !client.isFullScopeAllowed()
        && !client.isDirectAccessGrantsEnabled()
        && !client.isImplicitFlowEnabled()
        && S256.equals(client.getAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD));
  }

  private static void make(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    session.getContext().setRealm(realm);
    String pages = pages(realm);
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(ConsoleLogin.CLIENT);
    client.setName("Adgang");
    client.setDescription("The console for managers and administrators");
    client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
    client.setEnabled(true);
    client.setPublicClient(true);
    client.setStandardFlowEnabled(true);
    client.setImplicitFlowEnabled(false);
    client.setDirectAccessGrantsEnabled(false);
    client.setFullScopeAllowed(false);
    client.setRootUrl("${authBaseUrl}");
    client.setBaseUrl(pages);
    client.setRedirectUris(List.of(pages + "/*"));
    client.setWebOrigins(List.of());
    client.setAttributes(
        Map.of(
            OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD,
            S256,
            OIDCConfigAttributes.POST_LOGOUT_REDIRECT_URIS,
            pages));
    ClientManager.createClient(session, realm, client);
  }

  private static String pages(RealmModel realm) {
    return "/realms/" + realm.getName() + "/adgang/console";
  }
}
