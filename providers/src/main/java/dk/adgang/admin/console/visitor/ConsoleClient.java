package dk.adgang.admin.console.visitor;

import dk.adgang.common.RefusedException;
import dk.adgang.policy.ConsoleLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * console of a realm, because its addresses hold the realm's name, which a realm file cannot know;
 * in master an administrator has it made. An administrator closes the console by disabling it.
 */
public final class ConsoleClient {

  private static final String S256 = "S256";

  private ConsoleClient() {}

  /** Returns the client of a realm's own people. The first visitor has it made. */
  public static ClientModel of(KeycloakSession session, RealmModel realm) {
    ClientModel there = realm.getClientByClientId(ConsoleLogin.CLIENT);
    if (there == null) {
      // In a transaction of its own: two first visitors at once make one client, and one of them
      // meets an error.
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(),
          own -> {
            RealmModel same = own.realms().getRealm(realm.getId());
            own.getContext().setRealm(same);
            make(own, same);
          });
      there = realm.getClientByClientId(ConsoleLogin.CLIENT);
    }
    if (isOurs(there) && !leadsToPagesAlone(there, realm)) {
      // The realm was imported under another name, or somebody added an address.
      lead(there, realm);
    }
    return there;
  }

  /**
   * Returns the client of master, as a request found it: no visitor changes anything in master.
   *
   * @return empty while the console of master is off
   */
  public static Optional<ClientModel> ofMaster(RealmModel master) {
    return Optional.ofNullable(master.getClientByClientId(ConsoleLogin.CLIENT))
        .filter(ClientModel::isEnabled)
        .filter(ConsoleClient::isOurs)
        .filter(client -> leadsToPagesAlone(client, master));
  }

  /**
   * Switches the console of master on.
   *
   * @return the client when something was changed; empty when it was on
   * @throws RefusedException when there is another client of that name
   */
  public static Optional<ClientModel> switchOn(KeycloakSession session, RealmModel master)
      throws RefusedException {
    if (ofMaster(master).isPresent()) {
      return Optional.empty();
    }
    ClientModel there = master.getClientByClientId(ConsoleLogin.CLIENT);
    if (there == null) {
      return Optional.of(make(session, master));
    }
    if (!isOurs(there)) {
      throw new RefusedException(
          ConsoleLogin.CLIENT,
          "There is a client of that name which is not as this call makes it. Remove it first");
    }
    there.setEnabled(true);
    lead(there, master);
    return Optional.of(there);
  }

  /**
   * Whether the client is as we make it. Another one of this name, or one that somebody has opened
   * for more, does not open the console.
   */
  public static boolean isOurs(ClientModel client) {
    return client.isPublicClient()
        && client.isStandardFlowEnabled()
        && !client.isFullScopeAllowed()
        && !client.isDirectAccessGrantsEnabled()
        && !client.isImplicitFlowEnabled()
        && S256.equals(client.getAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD));
  }

  private static boolean leadsToPagesAlone(ClientModel client, RealmModel realm) {
    return client.getRedirectUris().equals(Set.of(pages(realm) + "/*"));
  }

  private static void lead(ClientModel client, RealmModel realm) {
    client.setRedirectUris(Set.of(pages(realm) + "/*"));
    client.setBaseUrl(pages(realm));
  }

  private static ClientModel make(KeycloakSession session, RealmModel realm) {
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
    return ClientManager.createClient(session, realm, client);
  }

  private static String pages(RealmModel realm) {
    return "/realms/" + realm.getName() + "/adgang/console";
  }
}
